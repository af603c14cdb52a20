import type { Feature } from '../../harness/feature.ts';

export const stubs: Feature = {
  name: '@key(resolvable: false)',
  subgraphs: {
    orders: `
      type Query { orders: [Order!]! }
      type Order @key(fields: "id") { id: ID! buyer: User! watchers: [User!]! product: Product }
      type User @key(fields: "id", resolvable: false) { id: ID! }
      type Product @key(fields: "sku region { code }", resolvable: false) { sku: ID! region: Region! }
      type Region @shareable { code: String! }`,
    users: `
      type Query { me: User! }
      type User @key(fields: "id") { id: ID! name: String! orders: [Order!]! }
      type Order @key(fields: "id", resolvable: false) { id: ID! }`,
    products: `
      type Product @key(fields: "sku region { code }") { sku: ID! region: Region! label: String! }
      type Region @shareable { code: String! }`,
  },
  world: () => {
    const user = (id: string) => ({ __typename: 'User', id, name: `User ${id}`, orders: () => orders });
    const users = [user('u1'), user('u2')];
    const product = { __typename: 'Product', sku: 's', region: { code: 'SE' }, label: 'S in SE' };
    const orders = ['o1', 'o2'].map((id, index) => ({
      __typename: 'Order',
      id,
      buyer: users[index],
      watchers: index === 0 ? users : [],
      product: index === 0 ? product : null,
    }));
    return { Query: { orders, me: users[0] }, entities: [...users, ...orders, product] };
  },
  cases: [
    {
      name: 'the key alone is answered by who refers',
      query: '{ orders { buyer { id } watchers { id __typename } } }',
      expected: {
        data: {
          orders: [
            {
              buyer: { id: 'u1' },
              watchers: [
                { id: 'u1', __typename: 'User' },
                { id: 'u2', __typename: 'User' },
              ],
            },
            { buyer: { id: 'u2' }, watchers: [] },
          ],
        },
      },
      asked: ['orders'],
    },
    {
      name: 'the rest by who owns',
      query: '{ orders { buyer { name } watchers { name } } }',
      expected: {
        data: {
          orders: [
            { buyer: { name: 'User u1' }, watchers: [{ name: 'User u1' }, { name: 'User u2' }] },
            { buyer: { name: 'User u2' }, watchers: [] },
          ],
        },
      },
    },
    {
      name: 'a nested key',
      query: '{ orders { product { label region { code } } } }',
      expected: { data: { orders: [{ product: { label: 'S in SE', region: { code: 'SE' } } }, { product: null }] } },
    },
    {
      name: 'from the owner to who refers, and back',
      query: '{ me { orders { id buyer { name } } } }',
      expected: {
        data: {
          me: {
            orders: [
              { id: 'o1', buyer: { name: 'User u1' } },
              { id: 'o2', buyer: { name: 'User u2' } },
            ],
          },
        },
      },
      asked: ['users', 'orders', 'users'],
    },
  ],
};
