import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY } from '../upstream.ts';

export const compoundKeys: Feature = {
  name: 'keys: a compound one',
  subgraphs: {
    lines: `
      type Query { lines: [Line!]! }
      type Line @key(fields: "order number") { order: ID! number: Int! text: String }`,
    prices: `type Line @key(fields: "order number") { order: ID! number: Int! price: Float! }`,
    parcels: `type Line @key(fields: "number order") { order: ID! number: Int! parcel: Parcel } type Parcel { code: String! }`,
  },
  world: () => {
    const line = (order: string, number: number, price: number, code?: string) => ({
      __typename: 'Line',
      order,
      number,
      text: `${order}/${number}`,
      price,
      parcel: code === undefined ? null : { code },
    });
    const entities = [line('a', 1, 10, 'P1'), line('a', 2, 20.5), line('b', 1, 30, 'P3')];
    return { Query: { lines: entities }, entities };
  },
  cases: [
    {
      name: 'both fields tell entities apart',
      query: '{ lines { text price } }',
      expected: {
        data: {
          lines: [
            { text: 'a/1', price: 10 },
            { text: 'a/2', price: 20.5 },
            { text: 'b/1', price: 30 },
          ],
        },
      },
    },
    {
      name: 'none of its fields asked for',
      query: '{ lines { price } }',
      expected: { data: { lines: [{ price: 10 }, { price: 20.5 }, { price: 30 }] } },
    },
    {
      name: 'one of its fields asked for, under the other’s name',
      query: '{ lines { order: number price } }',
      expected: {
        data: {
          lines: [
            { order: 1, price: 10 },
            { order: 2, price: 20.5 },
            { order: 1, price: 30 },
          ],
        },
      },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
    {
      name: 'written in another order elsewhere',
      query: '{ lines { parcel { code } price } }',
      expected: {
        data: {
          lines: [
            { parcel: { code: 'P1' }, price: 10 },
            { parcel: null, price: 20.5 },
            { parcel: { code: 'P3' }, price: 30 },
          ],
        },
      },
    },
  ],
};
