import type { Feature } from '../../harness/feature.ts';

export const severalKeys: Feature = {
  name: 'keys: several of one type',
  subgraphs: {
    registry: `
      type Query { people: [Person!]! }
      type Person @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String! }`,
    payroll: `type Person @key(fields: "id") @key(fields: "badge") { id: ID! badge: Int! salary: Int }`,
    mail: `type Person @key(fields: "email") { email: String! unread: Int! }`,
    doors: `
      type Query { inside: [Person!]! }
      type Person @key(fields: "badge") { badge: Int! lastDoor: String }`,
  },
  world: () => {
    const person = (id: string, badge: number) => ({
      __typename: 'Person',
      id,
      badge,
      email: `${id}@example.org`,
      name: `Person ${id}`,
      salary: badge * 100,
      unread: badge - 7,
      lastDoor: `D${badge}`,
    });
    const entities = [person('p1', 7), person('p2', 8)];
    return { Query: { people: entities, inside: [...entities].reverse() }, entities };
  },
  cases: [
    {
      name: 'each subgraph is asked by the key that it knows',
      query: '{ people { salary unread } }',
      expected: {
        data: {
          people: [
            { salary: 700, unread: 0 },
            { salary: 800, unread: 1 },
          ],
        },
      },
    },
    {
      name: 'a key that is fetched by another key first',
      query: '{ people { lastDoor } }',
      expected: { data: { people: [{ lastDoor: 'D7' }, { lastDoor: 'D8' }] } },
      asked: ['registry', 'payroll', 'doors'],
    },
    {
      name: 'three subgraphs in a row',
      query: '{ inside { unread lastDoor } }',
      expected: {
        data: {
          inside: [
            { unread: 1, lastDoor: 'D8' },
            { unread: 0, lastDoor: 'D7' },
          ],
        },
      },
      asked: ['doors', 'payroll', 'registry', 'mail'],
    },
    {
      name: 'everything of everybody, from both ends',
      query: '{ people { id badge email name lastDoor } inside { id badge email name lastDoor } }',
      expected: {
        data: {
          people: [
            { id: 'p1', badge: 7, email: 'p1@example.org', name: 'Person p1', lastDoor: 'D7' },
            { id: 'p2', badge: 8, email: 'p2@example.org', name: 'Person p2', lastDoor: 'D8' },
          ],
          inside: [
            { id: 'p2', badge: 8, email: 'p2@example.org', name: 'Person p2', lastDoor: 'D8' },
            { id: 'p1', badge: 7, email: 'p1@example.org', name: 'Person p1', lastDoor: 'D7' },
          ],
        },
      },
    },
  ],
};
