import type { Feature } from '../../harness/feature.ts';

export const entitiesInInterfaces: Feature = {
  name: 'abstract types: entities by their interfaces',
  subgraphs: {
    zoo: `
      type Query { animals: [Animal!]! pets: [Pet!]! named(name: String!): Named }
      interface Named { name: String! }
      interface Animal implements Named { id: ID! name: String! friend: Animal }
      interface Pet implements Named { name: String! owner: Owner }
      type Cat implements Animal & Pet & Named @key(fields: "id") { id: ID! name: String! friend: Animal owner: Owner lives: Int! }
      type Dog implements Animal & Pet & Named @key(fields: "id") { id: ID! name: String! friend: Animal owner: Owner tricks: [String!]! }
      type Wolf implements Animal & Named { id: ID! name: String! friend: Animal pack: String }
      type Owner implements Named @key(fields: "id") { id: ID! name: String! }`,
    vet: `
      interface Patient { weight: Float shots: [String!] }
      type Cat implements Patient @key(fields: "id") { id: ID! weight: Float shots: [String!] }
      type Dog implements Patient @key(fields: "id") { id: ID! weight: Float shots: [String!] kennel: Int }
      type Query { patients: [Patient] }`,
    town: `type Owner @key(fields: "id") { id: ID! street: String }`,
  },
  world: () => {
    const ann = { __typename: 'Owner', id: 'o1', name: 'Ann', street: 'Elm' };
    const tom = { __typename: 'Cat', id: 'c1', name: 'Tom', owner: ann, friend: () => rex, lives: 9, weight: 4.2, shots: ['a'] };
    const rex = {
      __typename: 'Dog',
      id: 'd1',
      name: 'Rex',
      owner: null,
      friend: () => grey,
      tricks: ['sit', 'roll'],
      weight: 30,
      shots: null,
      kennel: 5,
    };
    const grey = { __typename: 'Wolf', id: 'w1', name: 'Grey', friend: null, pack: 'north' };
    const all = [tom, rex, grey];
    return {
      Query: {
        animals: all,
        pets: [rex, tom],
        named: ({ name }: { name: string }) => [...all, ann].find((known) => known.name === name) ?? null,
        patients: [tom, null, rex],
      },
      entities: [tom, rex, ann],
    };
  },
  cases: [
    {
      name: 'fields of the interface, and of its types',
      query: '{ animals { id name ... on Cat { lives } ... on Dog { tricks } ... on Wolf { pack } } }',
      expected: {
        data: {
          animals: [
            { id: 'c1', name: 'Tom', lives: 9 },
            { id: 'd1', name: 'Rex', tricks: ['sit', 'roll'] },
            { id: 'w1', name: 'Grey', pack: 'north' },
          ],
        },
      },
      asked: ['zoo'],
    },
    {
      name: 'an interface that one subgraph has and the other implements',
      query: '{ animals { name ... on Patient { weight } } }',
      expected: {
        data: { animals: [{ name: 'Tom', weight: 4.2 }, { name: 'Rex', weight: 30 }, { name: 'Grey' }] },
      },
    },
    {
      name: 'its own types in the other subgraph, completed by the first',
      query: '{ patients { weight __typename ... on Cat { name } ... on Dog { kennel name } } }',
      expected: {
        data: {
          patients: [
            { weight: 4.2, __typename: 'Cat', name: 'Tom' },
            null,
            { weight: 30, __typename: 'Dog', kennel: 5, name: 'Rex' },
          ],
        },
      },
    },
    {
      name: 'interfaces that types share, one within the other',
      query: '{ pets { name ... on Animal { friend { name ... on Pet { owner { street } } } } owner { name street } } }',
      expected: {
        data: {
          pets: [
            { name: 'Rex', friend: { name: 'Grey' }, owner: null },
            { name: 'Tom', friend: { name: 'Rex', owner: null }, owner: { name: 'Ann', street: 'Elm' } },
          ],
        },
      },
    },
    {
      name: 'friends of friends, of whatever type',
      query: '{ animals { friend { friend { __typename name } ... on Dog { shots weight } } } }',
      expected: {
        data: {
          animals: [
            { friend: { friend: { __typename: 'Wolf', name: 'Grey' }, shots: null, weight: 30 } },
            { friend: { friend: null } },
            { friend: null },
          ],
        },
      },
    },
    {
      name: 'an object that is an entity by an interface that not only entities have',
      query: 'query ($name: String!) { named(name: $name) { name ... on Owner { street } ... on Patient { weight } } }',
      variables: { name: 'Ann' },
      expected: { data: { named: { name: 'Ann', street: 'Elm' } } },
    },
    {
      name: 'the same question, another type',
      query: 'query ($name: String!) { named(name: $name) { name ... on Owner { street } ... on Patient { weight } } }',
      variables: { name: 'Tom' },
      expected: { data: { named: { name: 'Tom', weight: 4.2 } } },
    },
    {
      name: 'the same question, a type without a key',
      query: 'query ($name: String!) { named(name: $name) { name ... on Owner { street } ... on Patient { weight } } }',
      variables: { name: 'Grey' },
      expected: { data: { named: { name: 'Grey' } } },
    },
  ],
};
