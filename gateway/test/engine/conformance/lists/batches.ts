import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

const away = (...path: (string | number)[]) => ({ path, code: 'AWAY', message: 'Away' });

/** Several lists of entities that one subgraph is asked for at the same time, in one request or in several. */
export const batches: Feature = {
  name: 'lists: several that one subgraph completes',
  subgraphs: {
    town: `
      type Query { town: Town! people: [Person!]! shops: [Shop] any: [Any!]! }
      type Town { mayor: Person elders: [Person] shops: [Shop!]! squares: [[Person!]] }
      type Person @key(fields: "id") { id: ID! works: Shop }
      type Shop @key(fields: "id") { id: ID! owner: Person }
      union Any = Person | Shop`,
    facts: `
      type Person @key(fields: "id") { id: ID! name(loud: Boolean = false): String age: Int }
      type Shop @key(fields: "id") { id: ID! name: String! since: Int open: Boolean! }`,
  },
  world: () => {
    const person = (id: string, age: number) => ({
      __typename: 'Person',
      id,
      works: () => shops.find((shop) => shop.id === `s${id}`) ?? null,
      name: ({ loud }: { loud: boolean }) => (loud ? id.toUpperCase() : id),
      age: age < 0 ? fail('AWAY', 'Away') : age,
    });
    const shop = (id: string, open: boolean) => ({
      __typename: 'Shop',
      id,
      owner: () => people.find((known) => `s${known.id}` === id) ?? null,
      name: `Shop ${id}`,
      since: 1900,
      open: open ? true : fail('AWAY', 'Away'),
    });
    const people: readonly { readonly __typename: string; readonly id: string }[] = [
      person('a', 1),
      person('b', -1),
      person('c', 3),
    ];
    const shops: readonly { readonly __typename: string; readonly id: string }[] = [shop('sa', true), shop('sb', false)];
    const [a, b, c] = people;
    const town = { mayor: b, elders: [c, null, a, c], shops, squares: [[a, b], null, []] };
    return { Query: { town, people, shops: [null, ...shops], any: [shops[0], c] }, entities: [...people, ...shops] };
  },
  cases: [
    {
      name: 'of one type, at four places',
      query: '{ town { mayor { name } elders { name } squares { name } } people { name } }',
      expected: {
        data: {
          town: {
            mayor: { name: 'b' },
            elders: [{ name: 'c' }, null, { name: 'a' }, { name: 'c' }],
            squares: [[{ name: 'a' }, { name: 'b' }], null, []],
          },
          people: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
        },
      },
    },
    {
      name: 'of one type, with other arguments and keys at each place',
      query: '{ town { mayor { name(loud: true) } elders { name } } people { shout: name(loud: true) name } }',
      expected: {
        data: {
          town: { mayor: { name: 'B' }, elders: [{ name: 'c' }, null, { name: 'a' }, { name: 'c' }] },
          people: [
            { shout: 'A', name: 'a' },
            { shout: 'B', name: 'b' },
            { shout: 'C', name: 'c' },
          ],
        },
      },
    },
    {
      name: 'of two types, one nested in the other',
      query: '{ people { name works { name since } } shops { name owner { name } } }',
      expected: {
        data: {
          people: [
            { name: 'a', works: { name: 'Shop sa', since: 1900 } },
            { name: 'b', works: { name: 'Shop sb', since: 1900 } },
            { name: 'c', works: null },
          ],
          shops: [null, { name: 'Shop sa', owner: { name: 'a' } }, { name: 'Shop sb', owner: { name: 'b' } }],
        },
      },
    },
    {
      name: 'errors at each place of one entity, and at no other’s',
      query: '{ town { mayor { age } elders { age } } people { years: age } }',
      expected: {
        data: {
          town: { mayor: { age: null }, elders: [{ age: 3 }, null, { age: 1 }, { age: 3 }] },
          people: [{ years: 1 }, { years: null }, { years: 3 }],
        },
        errors: [away('town', 'mayor', 'age'), away('people', 1, 'years')],
      },
    },
    {
      name: 'errors that take an object at one place and an item at the other',
      query: '{ town { mayor { works { open } } } shops { open } }',
      expected: {
        data: { town: { mayor: { works: null } }, shops: [null, { open: true }, null] },
        errors: [away('town', 'mayor', 'works', 'open'), away('shops', 2, 'open')],
      },
    },
    {
      name: 'one of the lists left out',
      query:
        'query ($all: Boolean!) { town { mayor { name } elders @include(if: $all) { name } } people @skip(if: $all) { name } }',
      variables: { all: false },
      expected: { data: { town: { mayor: { name: 'b' } }, people: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } },
    },
    {
      name: 'a field of one of the lists left out',
      query: 'query ($all: Boolean!) { town { mayor { name age @include(if: $all) } elders { name @skip(if: $all) } } }',
      variables: { all: true },
      expected: {
        data: { town: { mayor: { name: 'b', age: null }, elders: [{}, null, {}, {}] } },
        errors: [away('town', 'mayor', 'age')],
      },
    },
    {
      name: 'one list whose items are of several types',
      query: '{ any { ... on Person { name } ... on Shop { title: name open } } people { name } }',
      expected: {
        data: { any: [{ title: 'Shop sa', open: true }, { name: 'c' }], people: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
      },
    },
  ],
};
