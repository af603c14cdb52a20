import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

export const cycles: Feature = {
  name: 'entities: in circles, and one at several places',
  subgraphs: {
    people: `
      type Query { person(id: ID!): Person people: [Person!]! }
      type Person @key(fields: "id") { id: ID! name: String! pet: Pet boss: Person team: [Person!]! }
      type Pet @key(fields: "id") { id: ID! }`,
    pets: `
      type Query { pet(id: ID!): Pet }
      type Pet @key(fields: "id") { id: ID! kind: String! owner: Person! rivals: [Pet!]! }
      type Person @key(fields: "id") { id: ID! pets: [Pet!]! }`,
    places: `
      type Person @key(fields: "id") { id: ID! home: Place! mood(of: String): String locked: String }
      type Place @key(fields: "id") { id: ID! city: String! host: Person }`,
  },
  world: () => {
    const place = { __typename: 'Place', id: 'pl', city: 'Åmål', host: () => ann };
    const person = (id: string, rest: object) => ({
      __typename: 'Person',
      id,
      name: `Person ${id}`,
      home: place,
      mood: ({ of }: { of?: string }) => (of === undefined ? null : `${id} of ${of}`),
      locked: id === 'b' ? fail('LOCKED', 'Locked') : 'open',
      ...rest,
    });
    const ann = person('a', { boss: null, team: () => [ben, ann, ben], pet: () => cat, pets: () => [cat] });
    const ben = person('b', { boss: () => ann, team: [], pet: null, pets: () => [dog, cat] });
    const cat = { __typename: 'Pet', id: 'c', kind: 'cat', owner: () => ann, rivals: () => [dog, dog] };
    const dog = { __typename: 'Pet', id: 'd', kind: 'dog', owner: () => ben, rivals: () => [] };
    const [people, pets] = [
      [ann, ben],
      [cat, dog],
    ];
    return {
      Query: {
        people,
        person: ({ id }: { id: string }) => people.find((known) => known.id === id) ?? null,
        pet: ({ id }: { id: string }) => pets.find((known) => known.id === id) ?? null,
      },
      entities: [...people, ...pets, place],
    };
  },
  cases: [
    {
      name: 'from one to another and back',
      query: '{ person(id: "a") { pet { owner { name } } } }',
      expected: { data: { person: { pet: { owner: { name: 'Person a' } } } } },
      asked: ['people', 'pets', 'people'],
    },
    {
      name: 'five steps, each of another subgraph',
      query: '{ pet(id: "d") { owner { boss { pet { rivals { owner { name } } } } } } }',
      expected: {
        data: {
          pet: { owner: { boss: { pet: { rivals: [{ owner: { name: 'Person b' } }, { owner: { name: 'Person b' } }] } } } },
        },
      },
    },
    {
      name: 'one entity at two places of a list',
      query: '{ person(id: "a") { team { home { city } } } }',
      expected: {
        data: { person: { team: [{ home: { city: 'Åmål' } }, { home: { city: 'Åmål' } }, { home: { city: 'Åmål' } }] } },
      },
    },
    {
      name: 'one entity at two places, with another part at each',
      query: '{ person(id: "b") { mood(of: "x") boss { mood(of: "y") } } people { boss { name home { city } } mood } }',
      expected: {
        data: {
          person: { mood: 'b of x', boss: { mood: 'a of y' } },
          people: [
            { boss: null, mood: null },
            { boss: { name: 'Person a', home: { city: 'Åmål' } }, mood: null },
          ],
        },
      },
    },
    {
      name: 'one field of one entity with other arguments at each place',
      query: '{ one: person(id: "a") { mood(of: "1") } two: person(id: "a") { mood(of: "2") } people { mood(of: "3") } }',
      expected: {
        data: { one: { mood: 'a of 1' }, two: { mood: 'a of 2' }, people: [{ mood: 'a of 3' }, { mood: 'b of 3' }] },
      },
    },
    {
      name: 'one failing entity at several places: each tells of it',
      query: '{ person(id: "a") { team { id locked } } }',
      expected: {
        data: {
          person: {
            team: [
              { id: 'b', locked: null },
              { id: 'a', locked: 'open' },
              { id: 'b', locked: null },
            ],
          },
        },
        errors: [
          { path: ['person', 'team', 0, 'locked'], code: 'LOCKED' },
          { path: ['person', 'team', 2, 'locked'], code: 'LOCKED' },
        ],
      },
    },
    {
      name: 'lists of one another',
      query: '{ people { pets { kind owner { pets { kind } name } } } }',
      expected: {
        data: {
          people: [
            { pets: [{ kind: 'cat', owner: { pets: [{ kind: 'cat' }], name: 'Person a' } }] },
            {
              pets: [
                { kind: 'dog', owner: { pets: [{ kind: 'dog' }, { kind: 'cat' }], name: 'Person b' } },
                { kind: 'cat', owner: { pets: [{ kind: 'cat' }], name: 'Person a' } },
              ],
            },
          ],
        },
      },
    },
    {
      name: 'an entity that refers to itself through a third subgraph',
      query: '{ people { home { host { id name home { host { mood(of: "z") } } } } } }',
      expected: {
        data: {
          people: ['a', 'b'].map(() => ({
            home: { host: { id: 'a', name: 'Person a', home: { host: { mood: 'a of z' } } } },
          })),
        },
      },
    },
    {
      name: 'nobody there, at the root and further in',
      query:
        '{ person(id: "z") { pet { kind } } also: person(id: "b") { pet { kind owner { name } } boss { boss { home { city } } } } }',
      expected: { data: { person: null, also: { pet: null, boss: { boss: null } } } },
    },
  ],
};
