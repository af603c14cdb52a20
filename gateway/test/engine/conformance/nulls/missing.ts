import type { Feature } from '../../harness/feature.ts';
import { UNTOLD_NULLS } from '../upstream.ts';

/** A subgraph that knows nothing of an entity says null, and no error: where null may not be, the gateway has one to tell. */
export const missingEntities: Feature = {
  name: 'nulls: entities that another subgraph does not know',
  subgraphs: {
    list: `
      type Query { items: [Item!]! item: Item strictItem: Item! pairs: [Pair] }
      type Item @key(fields: "id") { id: ID! }
      type Pair { left: Item right: Item! }`,
    facts: {
      sdl: `type Item @key(fields: "id") { id: ID! may: Int must: Int! many: [Int!]! sub: Sub strictSub: Sub! } type Sub { may: Int }`,
      resolvers: {
        Item: {
          __resolveReference: ({ id }: { id: string }) =>
            id === 'known' ? { id, may: null, must: 1, many: [], sub: { may: 1 }, strictSub: { may: 2 } } : null,
        },
      },
    },
  },
  world: () => {
    const [known, unknown] = ['known', 'unknown'].map((id) => ({ __typename: 'Item', id }));
    return {
      Query: {
        items: [known, unknown],
        item: unknown,
        strictItem: unknown,
        pairs: [
          { left: unknown, right: known },
          { left: known, right: unknown },
        ],
      },
    };
  },
  cases: [
    {
      name: 'its fields are null where they may be',
      query: '{ items { id may sub { may } } }',
      expected: {
        data: {
          items: [
            { id: 'known', may: null, sub: { may: 1 } },
            { id: 'unknown', may: null, sub: null },
          ],
        },
      },
    },
    {
      name: 'one that may not takes its object',
      query: '{ item { id must } }',
      expected: { data: { item: null }, errors: [{ path: ['item', 'must'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'a list that may not takes its object',
      query: '{ item { id many } }',
      expected: { data: { item: null }, errors: [{ path: ['item', 'many'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'an object that may not takes its object',
      query: '{ item { strictSub { may } } }',
      expected: { data: { item: null }, errors: [{ path: ['item', 'strictSub'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'one that may not takes all that it must',
      query: '{ items { id must } }',
      expected: { data: null, errors: [{ path: ['items', 1, 'must'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'under an alias, at its own place',
      query: '{ one: strictItem { needed: must } }',
      expected: { data: null, errors: [{ path: ['one', 'needed'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'one entity at two places, each by its own rules',
      query: '{ pairs { left { must } right { must } } }',
      expected: {
        data: { pairs: [{ left: null, right: { must: 1 } }, null] },
        errors: [{ path: ['pairs', 0, 'left', 'must'] }, { path: ['pairs', 1, 'right', 'must'] }],
      },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
  ],
};
