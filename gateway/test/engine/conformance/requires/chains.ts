import type { Feature } from '../../harness/feature.ts';

type Sent = Readonly<Record<string, { readonly rate: number } | number>>;

export const requiresInChains: Feature = {
  name: '@requires of @requires, of lists, and through other entities',
  subgraphs: {
    orders: `
      type Query { orders: [Order!]! }
      type Order @key(fields: "id") { id: ID! quantity: Int! customer: Customer! }
      type Customer @key(fields: "id") { id: ID! }`,
    prices: `
      type Order @key(fields: "id") { id: ID! quantity: Int! @external net: Int! @requires(fields: "quantity") }`,
    customers: `type Customer @key(fields: "id") { id: ID! name: String! discounts: [Discount!]! } type Discount @shareable { rate: Int! }`,
    bills: `
      type Order @key(fields: "id") {
        id: ID!
        net: Int! @external
        customer: Customer! @external
        gross: Int! @requires(fields: "net")
        payable: Int! @requires(fields: "net customer { discounts { rate } }")
        doubled: Int! @requires(fields: "net")
      }
      type Customer @key(fields: "id") { id: ID! discounts: [Discount!]! @external }
      type Discount @shareable { rate: Int! }`,
    ledger: `type Order @key(fields: "id") { id: ID! gross: Int! @external entry: String! @requires(fields: "gross") }`,
  },
  world: () => {
    const customer = (id: string, ...rates: number[]) => ({
      __typename: 'Customer',
      id,
      name: `Customer ${id}`,
      discounts: rates.map((rate) => ({ rate })),
    });
    const number = (self: Sent, field: string, inner = self[field]): number =>
      typeof inner === 'function' ? (inner as (args: object, self: Sent) => number)({}, self) : Number(inner);
    const order = (id: string, quantity: number, who: ReturnType<typeof customer>) => ({
      __typename: 'Order',
      id,
      quantity,
      customer: who,
      net: (_: unknown, self: Sent) => number(self, 'quantity') * 10,
      gross: (_: unknown, self: Sent) => number(self, 'net') + 5,
      doubled: (_: unknown, self: Sent) => number(self, 'net') * 2,
      payable: (_: unknown, self: Sent) =>
        (self.customer as unknown as typeof who).discounts.reduce((left, { rate }) => left - rate, number(self, 'net')),
      entry: (_: unknown, self: Sent) => `gross ${number(self, 'gross')}`,
    });
    const customers = [customer('c1', 1, 2), customer('c2')];
    const orders = [order('o1', 1, customer('c1', 1, 2)), order('o2', 3, customer('c2'))];
    return { Query: { orders }, entities: [...customers, ...orders] };
  },
  cases: [
    {
      name: 'three links',
      query: '{ orders { entry } }',
      expected: { data: { orders: [{ entry: 'gross 15' }, { entry: 'gross 35' }] } },
      asked: ['orders', 'prices', 'bills', 'ledger'],
    },
    {
      name: 'a list within another entity, of its owner',
      query: '{ orders { payable } }',
      expected: { data: { orders: [{ payable: 7 }, { payable: 30 }] } },
    },
    {
      name: 'two fields that require the same',
      query: '{ orders { gross doubled } }',
      expected: {
        data: {
          orders: [
            { gross: 15, doubled: 20 },
            { gross: 35, doubled: 60 },
          ],
        },
      },
      asked: ['orders', 'prices', 'bills'],
    },
    {
      name: 'every link asked for, last first',
      query: '{ orders { entry gross net quantity payable customer { name discounts { rate } } } }',
      expected: {
        data: {
          orders: [
            {
              entry: 'gross 15',
              gross: 15,
              net: 10,
              quantity: 1,
              payable: 7,
              customer: { name: 'Customer c1', discounts: [{ rate: 1 }, { rate: 2 }] },
            },
            { entry: 'gross 35', gross: 35, net: 30, quantity: 3, payable: 30, customer: { name: 'Customer c2', discounts: [] } },
          ],
        },
      },
    },
    {
      name: 'two names of one link',
      query: '{ orders { one: entry two: entry } }',
      expected: {
        data: {
          orders: [
            { one: 'gross 15', two: 'gross 15' },
            { one: 'gross 35', two: 'gross 35' },
          ],
        },
      },
    },
  ],
};
