import type { Case } from './store.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires"])';

/** What the fuzzer has found wrong once, as it was shrunk, by what was wrong. */
export const KNOWN_CASES: Readonly<Record<string, Case>> = {
  'an object of which nothing is left in two places': {
    subgraphs: [
      {
        name: 'alder',
        sdl: `${LINK}
type Query { item: I }
interface I { part: P }
type A implements I { part: P }
type B implements I { part: P }
type P { size: Int }`,
      },
    ],
    store: {
      entities: {},
      roots: { 'Query.item': { $type: 'B', part: { $type: 'P', size: 1 } } },
      absent: [],
    },
    operation: { query: '{ item { part { size @skip(if: true) } } }', variables: {} },
  },
  'a field whose subgraph has lost all of its answer by another field': {
    subgraphs: [{ name: 'alder', sdl: `${LINK}\ntype Query { bad: Int! good: Int! }` }],
    store: { entities: {}, roots: { 'Query.bad': { $fails: 'It fails' }, 'Query.good': 1 }, absent: [] },
    operation: { query: '{ good bad }', variables: {} },
  },
  'a plan that ends its planner’s process': {
    subgraphs: [
      {
        name: 'alder',
        sdl: `${LINK}
type E @key(fields: "code") @key(fields: "place { zone }") @key(fields: "owner { id }") {
  code: Int!
  place: Place!
  owner: O!
  sum: String! @requires(fields: "others { code }")
  others: [E!]! @external
}
type O @key(fields: "part") @key(fields: "id") { part: String! id: ID! }
type Place { zone: String! }`,
      },
      {
        name: 'birch',
        sdl: `${LINK}
type Query { item: E }
type E @key(fields: "owner { id }") { owner: O! others: [E!]! }
type O @key(fields: "id") @key(fields: "part") { id: ID! part: String! }`,
      },
    ],
    store: {
      entities: {
        E: [
          {
            $type: 'E',
            code: 7,
            place: { $type: 'Place', zone: 'north' },
            owner: { $ref: ['O', 0] },
            others: [{ $ref: ['E', 0] }],
          },
        ],
        O: [{ $type: 'O', id: '1', part: 'left' }],
      },
      roots: { 'Query.item': { $ref: ['E', 0] } },
      absent: [],
    },
    operation: { query: '{ item { sum __typename } }', variables: {} },
  },
};
