import type { Feature } from '../../harness/feature.ts';

const DOCUMENT = `
  query One($id: ID! = "1") { item(id: $id) { ...Parts } }
  query Two { items { ...Parts } }
  mutation Three { rename(to: "new") { price title } }
  fragment Parts on Item { title price }`;

export const operations: Feature = {
  name: 'operations: several in a document',
  subgraphs: {
    a: `
      schema { query: Root mutation: Changes }
      type Root { item(id: ID!): Item items: [Item!]! }
      type Changes { rename(to: String!): Item }
      type Item @key(fields: "id") { id: ID! title: String }`,
    b: `type Item @key(fields: "id") { id: ID! price: Int }`,
  },
  world: () => {
    const state = { title: 'old' };
    const item = { __typename: 'Item', id: '1', title: () => state.title, price: 3 };
    const rename = ({ to }: { to: string }) => {
      state.title = to;
      return item;
    };
    const byId = ({ id }: { id: string }) => (id === '1' ? item : null);
    return { Query: { item: byId, items: [item] }, Mutation: { rename }, entities: [item] };
  },
  cases: [
    {
      name: 'one by its name',
      query: DOCUMENT,
      operationName: 'One',
      expected: { data: { item: { title: 'old', price: 3 } } },
    },
    {
      name: 'one by its name, with its variables',
      query: DOCUMENT,
      operationName: 'One',
      variables: { id: '2' },
      expected: { data: { item: null } },
    },
    {
      name: 'another by its name',
      query: DOCUMENT,
      operationName: 'Two',
      expected: { data: { items: [{ title: 'old', price: 3 }] } },
    },
    {
      name: 'a mutation by its name',
      query: DOCUMENT,
      operationName: 'Three',
      expected: { data: { rename: { price: 3, title: 'new' } } },
    },
    { name: 'none by a name that there is not', query: DOCUMENT, operationName: 'Four', expected: { errors: [{}] }, asked: [] },
    { name: 'none without a name', query: DOCUMENT, expected: { errors: [{}] }, asked: [] },
    {
      name: 'the only one without a name',
      query: 'query Only { items { price } }',
      expected: { data: { items: [{ price: 3 }] } },
    },
    {
      name: 'the only one by its name',
      query: 'query Only { items { price } }',
      operationName: 'Only',
      expected: { data: { items: [{ price: 3 }] } },
    },
    {
      name: 'roots have the federation’s names, whatever a subgraph calls them',
      query: '{ __typename items { __typename } }',
      expected: { data: { __typename: 'Query', items: [{ __typename: 'Item' }] } },
    },
    { name: 'a fragment alone', query: 'fragment Parts on Item { title }', expected: { errors: [{}] }, asked: [] },
  ],
};
