import type { Feature } from '../../harness/feature.ts';

export const extendedTypes: Feature = {
  name: 'keys: of types that a subgraph extends',
  subgraphs: {
    base: `
      type Query { users: [User!]! groups: [Group] }
      type User @key(fields: "id") @key(fields: "name { first last }") { id: ID! name: Name! }
      type Name @shareable { first: String! last: String! }
      type Group @key(fields: "members { id }") { members: [User!]! label: String }`,
    more: `
      extend type Query { newest: User }
      extend type User @key(fields: "id") { id: ID! @external karma: Int! }`,
    mail: `
      type User @extends @key(fields: "name { first last }") { name: Name! @external mailbox: String! }
      type Name @shareable { first: String! last: String! }`,
    rooms: `
      type Group @key(fields: "members { id }") { members: [User!]! room: String }
      type User @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  world: () => {
    const user = (id: string, first: string, last: string) => ({
      __typename: 'User',
      id,
      name: { first, last },
      karma: first.length,
      mailbox: `${first}.${last}`.toLowerCase(),
    });
    const users = [user('1', 'Ann', 'Berg'), user('2', 'Ann', 'Dahl')];
    const group = (label: string, ...members: typeof users) => ({
      __typename: 'Group',
      members,
      label,
      room: `room of ${label}`,
    });
    const groups = [group('both', ...users), group('first', ...users.slice(0, 1))];
    return { Query: { users, groups: [...groups, null], newest: users[1] }, entities: [...users, ...groups] };
  },
  cases: [
    {
      name: 'by a key that is another’s field',
      query: '{ users { karma name { last } } }',
      expected: {
        data: {
          users: [
            { karma: 3, name: { last: 'Berg' } },
            { karma: 3, name: { last: 'Dahl' } },
          ],
        },
      },
    },
    {
      name: 'by a key within another’s object',
      query: '{ users { mailbox } }',
      expected: { data: { users: [{ mailbox: 'ann.berg' }, { mailbox: 'ann.dahl' }] } },
      asked: ['base', 'mail'],
    },
    {
      name: 'a root that was added, and the fields of all',
      query: '{ newest { karma mailbox name { first } } }',
      expected: { data: { newest: { karma: 3, mailbox: 'ann.dahl', name: { first: 'Ann' } } } },
    },
    {
      name: 'by a key that is a list of entities',
      query: '{ groups { label room } }',
      expected: {
        data: { groups: [{ label: 'both', room: 'room of both' }, { label: 'first', room: 'room of first' }, null] },
      },
    },
  ],
};
