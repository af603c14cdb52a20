import type { Feature } from '../../harness/feature.ts';
import { MUTATIONS_TOGETHER } from '../upstream.ts';

export const queryFromWithin: Feature = {
  name: 'roots: the query from within',
  composer: 'apollo',
  subgraphs: {
    books: `
      type Query { books: [Book!]! self: Query! }
      type Mutation { add(title: String!): Added! }
      type Added { book: Book! query: Query! }
      type Book @key(fields: "id") { id: ID! title: String! }`,
    prices: `
      type Query { cheapest: Book total: Int! }
      type Book @key(fields: "id") { id: ID! price: Int! }`,
  },
  world: () => {
    const book = (id: string, title: string) => ({ __typename: 'Book', id, title, price: title.length });
    const books = [book('1', 'One'), book('2', 'Second')];
    const Query = { books, self: () => Query, cheapest: books[0], total: () => books.length };
    const add = ({ title }: { title: string }) => {
      const added = book('3', title);
      books.push(added);
      return { book: added, query: Query };
    };
    return { Query, Mutation: { add }, entities: books };
  },
  cases: [
    {
      name: 'of its own subgraph',
      query: '{ self { self { books { title } } __typename } }',
      expected: { data: { self: { self: { books: [{ title: 'One' }, { title: 'Second' }] }, __typename: 'Query' } } },
    },
    {
      name: 'of another subgraph, and an entity of it',
      query: '{ self { total cheapest { price title } } total }',
      expected: { data: { self: { total: 2, cheapest: { price: 3, title: 'One' } }, total: 2 } },
    },
    {
      name: 'from a mutation’s answer, of its own subgraph',
      query: 'mutation { add(title: "Third") { query { books { title } __typename } } }',
      expected: {
        data: { add: { query: { books: [{ title: 'One' }, { title: 'Second' }, { title: 'Third' }], __typename: 'Query' } } },
      },
    },
    {
      name: 'from a mutation’s answer, of another subgraph',
      query: 'mutation { add(title: "Third") { query { total cheapest { title } } book { title } } }',
      expected: { data: { add: { query: { total: 3, cheapest: { title: 'One' } }, book: { title: 'Third' } } } },
    },
    {
      name: 'from two mutations’ answers, each as it then was',
      query: 'mutation { a: add(title: "Third") { query { total } } b: add(title: "Fourth") { query { total } } }',
      expected: { data: { a: { query: { total: 3 } }, b: { query: { total: 4 } } } },
      unable: { 'apollo gateway': MUTATIONS_TOGETHER },
    },
  ],
};
