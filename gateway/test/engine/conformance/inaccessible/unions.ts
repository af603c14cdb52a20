import type { Feature } from '../../harness/feature.ts';
import { UNTOLD_NULLS } from '../upstream.ts';

export const inaccessibleInUnions: Feature = {
  name: '@inaccessible, of a union’s type',
  subgraphs: {
    shop: `
      type Query { any: [Any] }
      union Any = Lamp | Trap
      type Lamp { id: ID! }
      type Trap @inaccessible { id: ID! }`,
  },
  world: () => ({
    Query: {
      any: [
        { __typename: 'Trap', id: 't' },
        { __typename: 'Lamp', id: 'l' },
      ],
    },
  }),
  cases: [
    {
      name: 'an object of the hidden type is null',
      query: '{ any { ... on Lamp { id } } }',
      expected: { data: { any: [null, { id: 'l' }] }, errors: [{ path: ['any', 0] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'the union has one type fewer',
      query: '{ __type(name: "Any") { possibleTypes { name } } }',
      expected: { data: { __type: { possibleTypes: [{ name: 'Lamp' }] } } },
    },
    { name: 'the hidden type is no type', query: '{ any { ... on Trap { id } } }', expected: { errors: [{}] }, asked: [] },
  ],
};
