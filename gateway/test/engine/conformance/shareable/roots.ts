import type { Feature } from '../../harness/feature.ts';

export const shareableRoots: Feature = {
  name: '@shareable at roots',
  subgraphs: {
    north: `
      type Query { now: String! @shareable me: User @shareable towns: [Town!]! @shareable node(id: ID!): Node @shareable north: Int! }
      type User @key(fields: "id") { id: ID! name: String! }
      type Town @shareable { name: String! people: Int! }
      interface Node { id: ID! }
      type Lake implements Node @key(fields: "id") { id: ID! depth: Int }`,
    south: `
      type Query { now: String! @shareable me: User @shareable towns: [Town!]! @shareable south: Int! }
      type User @key(fields: "id") { id: ID! email: String }
      type Town @shareable { name: String! people: Int! }
      type Lake @key(fields: "id") { id: ID! fish: [String!]! }`,
    east: `
      type Query { now: String! @shareable me: User @shareable node(id: ID!): Node @shareable east: Int! }
      type User @key(fields: "id") { id: ID! age: Int }
      interface Node { id: ID! }
      type Lake implements Node @key(fields: "id") { id: ID! boats: Int }`,
  },
  world: () => {
    const me = { __typename: 'User', id: 'u1', name: 'Ann', email: null, age: 40 };
    const lake = { __typename: 'Lake', id: 'l1', depth: 20, fish: ['pike', 'perch'], boats: 3 };
    return {
      Query: {
        now: 'noon',
        me,
        towns: [
          { name: 'A', people: 1 },
          { name: 'B', people: 2 },
        ],
        node: ({ id }: { id: string }) => (id === lake.id ? lake : null),
        north: 1,
        south: 2,
        east: 3,
      },
      entities: [me, lake],
    };
  },
  cases: [
    { name: 'one of its owners is asked', query: '{ now }', expected: { data: { now: 'noon' } } },
    {
      name: 'the owner is asked that is asked anyway',
      query: '{ east now }',
      expected: { data: { east: 3, now: 'noon' } },
      asked: ['east'],
    },
    {
      name: 'an entity that is every owner’s root, with fields of each',
      query: '{ me { age name email id } }',
      expected: { data: { me: { age: 40, name: 'Ann', email: null, id: 'u1' } } },
    },
    {
      name: 'a list of values',
      query: '{ towns { people name } south }',
      expected: {
        data: {
          towns: [
            { people: 1, name: 'A' },
            { people: 2, name: 'B' },
          ],
          south: 2,
        },
      },
      asked: ['south'],
    },
    {
      name: 'an interface, its type’s fields of three owners',
      query: '{ node(id: "l1") { id ... on Lake { depth fish boats } } }',
      expected: { data: { node: { id: 'l1', depth: 20, fish: ['pike', 'perch'], boats: 3 } } },
    },
    {
      name: 'nothing of an interface',
      query: '{ node(id: "l2") { ... on Lake { fish boats } __typename } }',
      expected: { data: { node: null } },
    },
    {
      name: 'the same root twice, each with other fields',
      query: '{ a: me { age } b: me { email name } now later: now }',
      expected: { data: { a: { age: 40 }, b: { email: null, name: 'Ann' }, now: 'noon', later: 'noon' } },
    },
    {
      name: 'all at once',
      query: '{ north south east me { name email age } node(id: "l1") { id } }',
      expected: { data: { north: 1, south: 2, east: 3, me: { name: 'Ann', email: null, age: 40 }, node: { id: 'l1' } } },
    },
  ],
};
