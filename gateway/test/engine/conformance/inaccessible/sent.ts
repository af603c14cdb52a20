import type { Feature } from '../../harness/feature.ts';
import { UNTOLD_NULLS } from '../upstream.ts';

/** What a subgraph sends of what is hidden: null where it may be, and with an error where it may not. */
export const inaccessibleSent: Feature = {
  name: '@inaccessible, sent by a subgraph all the same',
  subgraphs: {
    shop: `
        type Query { items: [Item] item: Item sizes: [Size] size: Size strict: Item! }
        interface Item { id: ID! }
        type Lamp implements Item { id: ID! }
        type Trap implements Item @inaccessible { id: ID! }
        enum Size { SMALL VAST @inaccessible }`,
  },
  world: () => {
    const [lamp, trap] = [
      { __typename: 'Lamp', id: 'l' },
      { __typename: 'Trap', id: 't' },
    ];
    return {
      Query: { items: [lamp, trap], item: trap, sizes: ['SMALL', 'VAST'], size: 'VAST', strict: trap },
    };
  },
  cases: [
    {
      name: 'an object of a hidden type is null',
      query: '{ items { id } }',
      expected: { data: { items: [{ id: 'l' }, null] }, errors: [{ path: ['items', 1] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'an object of a hidden type is null, by itself',
      query: '{ item { __typename } }',
      expected: { data: { item: null }, errors: [{ path: ['item'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'a hidden value is null',
      query: '{ sizes }',
      expected: { data: { sizes: ['SMALL', null] }, errors: [{ path: ['sizes', 1] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'a hidden value is null, by itself',
      query: '{ size }',
      expected: { data: { size: null }, errors: [{ path: ['size'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
    {
      name: 'where null may not be, it is its parent that is',
      query: '{ strict { id } }',
      expected: { data: null, errors: [{ path: ['strict'] }] },
      unable: { 'apollo gateway': UNTOLD_NULLS },
    },
  ],
};
