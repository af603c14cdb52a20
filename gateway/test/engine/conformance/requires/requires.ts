import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY, ARGUMENTS_OF_THE_REQUIRED, REQUIRED_UNREQUIRED } from '../upstream.ts';

interface Sent {
  readonly weight?: number;
  readonly price?: { readonly amount: number; readonly currency: string } | null;
}

export const requires: Feature = {
  name: '@requires',
  subgraphs: {
    catalog: `
      type Query { products: [Product!]! product(id: ID!): Product }
      type Product @key(fields: "id") { id: ID! name: String! weight: Int price: Price }
      type Price @shareable { amount: Int! currency: String! }`,
    shipping: `
      type Query { heaviest: Product! }
      type Product @key(fields: "id") {
        id: ID!
        weight: Int @external
        price: Price @external
        shipping(express: Boolean = false): Int @requires(fields: "weight")
        insured: String @requires(fields: "weight price { amount currency }")
        box: Box @requires(fields: "weight")
      }
      type Box { size: Int! label(prefix: String!): String! }
      type Price @shareable { amount: Int! currency: String! }`,
    tax: `
      type Product @key(fields: "id") { id: ID! shipping(express: Boolean = false): Int @external total: Int @requires(fields: "shipping(express: true)") }`,
  },
  world: () => {
    const product = (id: string, weight: number | null, amount?: number) => ({
      __typename: 'Product',
      id,
      name: `Product ${id}`,
      weight,
      price: amount === undefined ? null : { amount, currency: 'SEK' },
      shipping: ({ express }: { express: boolean }, { weight: sent }: Sent) => (sent ?? 0) * (express ? 3 : 1),
      insured: (_: unknown, { weight: sent, price }: Sent) =>
        `${sent} kg, ${price ? `${price.amount} ${price.currency}` : 'free'}`,
      box: (_: unknown, { weight: sent }: Sent) =>
        sent === null ? null : { size: sent, label: ({ prefix }: { prefix: string }) => `${prefix}-${sent}` },
      total: (_: unknown, self: { readonly shipping: unknown }) =>
        typeof self.shipping === 'function' ? self.shipping({ express: true }, self) + 1 : Number(self.shipping) + 1,
    });
    const entities = [product('p1', 2, 50), product('p2', 5), product('p3', null, 70)];
    return {
      Query: {
        products: entities,
        product: ({ id }: { id: string }) => entities.find((known) => known.id === id) ?? null,
        heaviest: entities[1],
      },
      entities,
    };
  },
  cases: [
    {
      name: 'what is required is fetched though not asked for',
      query: '{ products { shipping } }',
      expected: { data: { products: [{ shipping: 2 }, { shipping: 5 }, { shipping: 0 }] } },
      asked: ['catalog', 'shipping'],
    },
    {
      name: 'a field with arguments, twice under aliases',
      query: '{ product(id: "p2") { slow: shipping fast: shipping(express: true) } }',
      expected: { data: { product: { slow: 5, fast: 15 } } },
    },
    {
      name: 'its argument by a variable',
      query: 'query ($fast: Boolean) { product(id: "p2") { shipping(express: $fast) } }',
      variables: { fast: true },
      expected: { data: { product: { shipping: 15 } } },
    },
    {
      name: 'a nested selection, with null in its place',
      query: '{ products { insured } }',
      expected: {
        data: { products: [{ insured: '2 kg, 50 SEK' }, { insured: '5 kg, free' }, { insured: 'null kg, 70 SEK' }] },
      },
    },
    {
      name: 'a nested selection of which part is asked for under another name',
      query: '{ product(id: "p1") { price { currency: amount } insured } }',
      expected: { data: { product: { price: { currency: 50 }, insured: '2 kg, 50 SEK' } } },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
    {
      name: 'an object made of what was required',
      query: '{ products { box { size label(prefix: "x") } weight } }',
      expected: {
        data: {
          products: [
            { box: { size: 2, label: 'x-2' }, weight: 2 },
            { box: { size: 5, label: 'x-5' }, weight: 5 },
            { box: null, weight: null },
          ],
        },
      },
    },
    {
      name: 'from the very subgraph that requires',
      query: '{ heaviest { shipping } }',
      expected: { data: { heaviest: { shipping: 5 } } },
      asked: ['shipping', 'catalog', 'shipping'],
    },
    {
      name: 'a required field with arguments, itself requiring',
      query: '{ products { total } }',
      expected: { data: { products: [{ total: 7 }, { total: 16 }, { total: 1 }] } },
      asked: ['catalog', 'shipping', 'tax'],
    },
    {
      name: 'a required field that requires, from the subgraph that it is in',
      query: '{ heaviest { total } }',
      expected: { data: { heaviest: { total: 16 } } },
      unable: { apollo: REQUIRED_UNREQUIRED, 'apollo gateway': REQUIRED_UNREQUIRED },
    },
    {
      name: 'a required field with arguments beside the client’s own of the same name',
      query: '{ products { shipping total } }',
      expected: {
        data: {
          products: [
            { shipping: 2, total: 7 },
            { shipping: 5, total: 16 },
            { shipping: 0, total: 1 },
          ],
        },
      },
      unable: { 'apollo gateway': ARGUMENTS_OF_THE_REQUIRED },
    },
    {
      name: 'the required field under an alias beside it',
      query: '{ products { kilos: weight shipping } }',
      expected: {
        data: {
          products: [
            { kilos: 2, shipping: 2 },
            { kilos: 5, shipping: 5 },
            { kilos: null, shipping: 0 },
          ],
        },
      },
    },
    {
      name: 'another field under the required field’s name',
      query: '{ products { weight: name shipping } }',
      expected: {
        data: {
          products: [
            { weight: 'Product p1', shipping: 2 },
            { weight: 'Product p2', shipping: 5 },
            { weight: 'Product p3', shipping: 0 },
          ],
        },
      },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
    {
      name: 'an object made of what was required, under its own name and with it',
      query: '{ heaviest { box: box { label(prefix: "a") } box { size } } }',
      expected: { data: { heaviest: { box: { label: 'a-5', size: 5 } } } },
    },
    {
      name: 'nothing that requires asked for, nobody else asked',
      query: '{ products { weight } }',
      expected: { data: { products: [{ weight: 2 }, { weight: 5 }, { weight: null }] } },
      asked: ['catalog'],
    },
  ],
};
