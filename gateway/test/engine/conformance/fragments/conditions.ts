import type { Feature } from '../../harness/feature.ts';

export const typeConditions: Feature = {
  name: 'fragments: type conditions',
  subgraphs: {
    a: `
      type Query { nodes: [Node!]! node: Node mixed: [Mixed] dogs: [Dog!]! }
      interface Node { id: ID! }
      interface Animal implements Node { id: ID! legs: Int! }
      interface Furry { fur: String }
      type Dog implements Node & Animal & Furry @key(fields: "id") { id: ID! legs: Int! fur: String friend: Node }
      type Bird implements Node & Animal @key(fields: "id") { id: ID! legs: Int! wings: Int }
      type Rug implements Node & Furry { id: ID! fur: String }
      type Stone implements Node { id: ID! }
      union Mixed = Dog | Rug | Stone
      union Living = Dog | Bird`,
    b: `
      type Dog @key(fields: "id") { id: ID! age: Int toys: [Toy!] }
      type Bird @key(fields: "id") { id: ID! age: Int song(long: Boolean = false): String }
      interface Toy { name: String! }
      type Ball implements Toy { name: String! size: Int }
      type Stick implements Toy { name: String! }`,
  },
  world: () => {
    const toys = [
      { __typename: 'Ball', name: 'ball', size: 2 },
      { __typename: 'Stick', name: 'stick' },
    ];
    const dog = { __typename: 'Dog', id: 'd', legs: 4, fur: 'short', friend: () => bird, age: 3, toys };
    const bird = {
      __typename: 'Bird',
      id: 'b',
      legs: 2,
      wings: 2,
      age: 1,
      song: ({ long }: { long: boolean }) => (long ? 'tweeeet' : 'tweet'),
    };
    const rug = { __typename: 'Rug', id: 'r', fur: 'long' };
    const stone = { __typename: 'Stone', id: 's' };
    const nodes = [dog, bird, rug, stone];
    return { Query: { nodes, node: bird, mixed: [stone, null, dog, rug], dogs: [dog] }, entities: [dog, bird] };
  },
  cases: [
    {
      name: 'on the type itself, on an interface of it, and on one that it has not',
      query: '{ dogs { ... on Dog { age } ... on Animal { legs } ... on Furry { fur } ... on Node { id } } }',
      expected: { data: { dogs: [{ age: 3, legs: 4, fur: 'short', id: 'd' }] } },
    },
    {
      name: 'on an interface that part of the types have',
      query: '{ nodes { ... on Animal { legs } ... on Furry { fur } } }',
      expected: { data: { nodes: [{ legs: 4, fur: 'short' }, { legs: 2 }, { fur: 'long' }, {}] } },
    },
    {
      name: 'one within the other',
      query: '{ nodes { ... on Animal { ... on Furry { ... on Dog { age } fur } ... on Bird { age } } } }',
      expected: { data: { nodes: [{ age: 3, fur: 'short' }, { age: 1 }, {}, {}] } },
    },
    {
      name: 'on a union that part of the types are of',
      query: '{ nodes { ... on Living { __typename ... on Bird { song } ... on Dog { age } } } }',
      expected: { data: { nodes: [{ __typename: 'Dog', age: 3 }, { __typename: 'Bird', song: 'tweet' }, {}, {}] } },
    },
    {
      name: 'on an interface of a union’s types',
      query: '{ mixed { ... on Furry { fur ... on Dog { toys { name } } } ... on Node { id } } }',
      expected: {
        data: {
          mixed: [
            { id: 's' },
            null,
            { fur: 'short', toys: [{ name: 'ball' }, { name: 'stick' }], id: 'd' },
            { fur: 'long', id: 'r' },
          ],
        },
      },
    },
    {
      name: 'in what the second subgraph gives',
      query: '{ dogs { toys { __typename name ... on Ball { size } } friend { ... on Bird { song(long: true) age } } } }',
      expected: {
        data: {
          dogs: [
            {
              toys: [
                { __typename: 'Ball', name: 'ball', size: 2 },
                { __typename: 'Stick', name: 'stick' },
              ],
              friend: { song: 'tweeeet', age: 1 },
            },
          ],
        },
      },
    },
    {
      name: 'the same field by the interface and by the type',
      query: '{ nodes { id ... on Dog { id age } ... on Animal { id legs } } }',
      expected: { data: { nodes: [{ id: 'd', age: 3, legs: 4 }, { id: 'b', legs: 2 }, { id: 'r' }, { id: 's' }] } },
    },
    {
      name: 'on an interface, within it the object’s type twice',
      query: '{ dogs { ... on Node { ... on Dog { age } ... on Dog { fur toys { name } } } } }',
      expected: { data: { dogs: [{ age: 3, fur: 'short', toys: [{ name: 'ball' }, { name: 'stick' }] }] } },
    },
    {
      name: 'a named one on an interface, within it the interface again and the object’s type',
      query: '{ dogs { ...Part } nodes { ...Part } } fragment Part on Node { ... on Node { id } ... on Dog { age } }',
      expected: {
        data: { dogs: [{ id: 'd', age: 3 }], nodes: [{ id: 'd', age: 3 }, { id: 'b' }, { id: 'r' }, { id: 's' }] },
      },
    },
    {
      name: 'one that cannot be',
      query: '{ dogs { ... on Bird { wings } } }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'none of them of the object’s type',
      query: '{ node { ... on Dog { age } ... on Rug { fur } } }',
      expected: { data: { node: {} } },
    },
    {
      name: 'none, of a list all of whose objects are entities',
      query: '{ nodes { ... on Dog { friend { ... on Dog { age } ... on Stone { id } } } } }',
      expected: { data: { nodes: [{ friend: {} }, {}, {}, {}] } },
    },
  ],
};
