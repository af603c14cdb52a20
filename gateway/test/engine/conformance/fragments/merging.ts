import type { Feature } from '../../harness/feature.ts';

export const fieldMerging: Feature = {
  name: 'fragments: fields of several merged',
  subgraphs: {
    a: `
      type Query { item: Item items: [Item!]! search(word: String): [Hit!]! }
      type Item @key(fields: "id") { id: ID! name: String! inner: Inner! list: [Inner!]! owner: Owner }
      type Inner { x: Int y: Int z: Int item: Item }
      type Owner @key(fields: "id") { id: ID! }
      union Hit = Item | Owner`,
    b: `
      type Item @key(fields: "id") { id: ID! price: Int sub: Sub subs: [Sub!]! }
      type Sub { x: Int y: Int owner: Owner }
      type Owner @key(fields: "id") { id: ID! }`,
    c: `
      type Owner @key(fields: "id") { id: ID! first: String last: String items: [Item!]! }
      type Item @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  world: () => {
    const owner = { __typename: 'Owner', id: 'o', first: 'Ann', last: 'Berg', items: () => [item] };
    const inner = { x: 1, y: 2, z: 3, item: () => item };
    const item = {
      __typename: 'Item',
      id: 'i',
      name: 'Item',
      inner,
      list: [inner, { ...inner, x: 10 }],
      owner,
      price: 5,
      sub: { x: 6, y: 7, owner },
      subs: [
        { x: 8, y: 9, owner: null },
        { x: 10, y: 11, owner },
      ],
    };
    return { Query: { item, items: [item], search: [item, owner] }, entities: [item, owner] };
  },
  cases: [
    {
      name: 'an object asked for three times, in both subgraphs',
      query: '{ item { inner { x } sub { x } } item { inner { y } sub { y } } item { inner { x z } price } }',
      expected: { data: { item: { inner: { x: 1, y: 2, z: 3 }, sub: { x: 6, y: 7 }, price: 5 } } },
    },
    {
      name: 'the order is that of the first mention',
      query: '{ item { price name } item { id price } }',
      expected: { data: { item: { price: 5, name: 'Item', id: 'i' } } },
    },
    {
      name: 'fragments that overlap, and lists of what they ask',
      query: `{ item { ...A ...B } }
        fragment A on Item { list { x } subs { x owner { first } } }
        fragment B on Item { subs { y owner { last } } list { y item { price } } }`,
      expected: {
        data: {
          item: {
            list: [
              { x: 1, y: 2, item: { price: 5 } },
              { x: 10, y: 2, item: { price: 5 } },
            ],
            subs: [
              { x: 8, owner: null, y: 9 },
              { x: 10, owner: { first: 'Ann', last: 'Berg' }, y: 11 },
            ],
          },
        },
      },
    },
    {
      name: 'a fragment at two places',
      query: `{ item { owner { ...Name } sub { owner { ...Name } } } }
        fragment Name on Owner { last first }`,
      expected: {
        data: { item: { owner: { last: 'Berg', first: 'Ann' }, sub: { owner: { last: 'Berg', first: 'Ann' } } } },
      },
    },
    {
      name: 'fragments in fragments in fragments',
      query: `{ items { ...One } }
        fragment One on Item { ...Two price }
        fragment Two on Item { owner { ...Three } ... on Item { ... { name } } }
        fragment Three on Owner { items { ...Four } }
        fragment Four on Item { inner { item { sub { y } } } }`,
      expected: {
        data: {
          items: [{ owner: { items: [{ inner: { item: { sub: { y: 7 } } } }] }, name: 'Item', price: 5 }],
        },
      },
    },
    {
      name: 'the same field by aliases, each with its own part',
      query: '{ item { one: sub { x owner { first } } two: sub { owner { last } } sub { y } } }',
      expected: { data: { item: { one: { x: 6, owner: { first: 'Ann' } }, two: { owner: { last: 'Berg' } }, sub: { y: 7 } } } },
    },
    {
      name: 'a fragment on the union, within it each of its types',
      query: `{ search { ...Hits ... on Item { inner { x } } } }
        fragment Hits on Hit { __typename ... on Owner { first } ... on Item { inner { y } price } }`,
      expected: {
        data: {
          search: [
            { __typename: 'Item', inner: { y: 2, x: 1 }, price: 5 },
            { __typename: 'Owner', first: 'Ann' },
          ],
        },
      },
    },
    {
      name: 'a fragment that is used nowhere',
      query: '{ item { id } } fragment Unused on Item { price }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'a fragment that spreads itself',
      query: '{ item { ...Loop } } fragment Loop on Item { inner { item { ...Loop } } }',
      expected: { errors: [{}] },
      asked: [],
    },
  ],
};
