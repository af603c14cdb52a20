import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY } from '../upstream.ts';

export const simpleKeys: Feature = {
  name: 'keys: a simple one',
  subgraphs: {
    catalog: `
      type Query { books: [Book!]! book(isbn: ID!): Book }
      type Book @key(fields: "isbn") { isbn: ID! title: String! }`,
    stock: `
      type Query { inStock: [Book!]! }
      type Book @key(fields: "isbn") { isbn: ID! copies: Int! }`,
    reviews: `type Book @key(fields: "isbn") { isbn: ID! stars: Float reviews: [Review!]! } type Review { text: String! }`,
  },
  world: () => {
    const book = (isbn: string, copies: number, texts: string[]) => ({
      __typename: 'Book',
      isbn,
      title: `Title ${isbn}`,
      copies,
      stars: texts.length > 0 ? 4.5 : null,
      reviews: texts.map((text) => ({ text })),
    });
    const entities = [book('1', 3, ['good', 'long']), book('2', 0, []), book('3', 7, ['short'])];
    return {
      Query: {
        books: entities,
        book: ({ isbn }: { isbn: string }) => entities.find((known) => known.isbn === isbn) ?? null,
        inStock: entities.filter(({ copies }) => copies > 0),
      },
      entities,
    };
  },
  cases: [
    {
      name: 'a field of another subgraph, the key not asked for',
      query: '{ book(isbn: "1") { copies } }',
      expected: { data: { book: { copies: 3 } } },
      asked: ['catalog', 'stock'],
    },
    {
      name: 'fields of three subgraphs, in the order asked for',
      query: '{ book(isbn: "1") { stars title isbn copies reviews { text } } }',
      expected: {
        data: { book: { stars: 4.5, title: 'Title 1', isbn: '1', copies: 3, reviews: [{ text: 'good' }, { text: 'long' }] } },
      },
    },
    {
      name: 'of a list',
      query: '{ books { title copies reviews { text } } }',
      expected: {
        data: {
          books: [
            { title: 'Title 1', copies: 3, reviews: [{ text: 'good' }, { text: 'long' }] },
            { title: 'Title 2', copies: 0, reviews: [] },
            { title: 'Title 3', copies: 7, reviews: [{ text: 'short' }] },
          ],
        },
      },
    },
    {
      name: 'no entity, no second request',
      query: '{ book(isbn: "9") { title copies } }',
      expected: { data: { book: null } },
      asked: ['catalog'],
    },
    {
      name: 'what one subgraph has is asked of nobody else',
      query: '{ book(isbn: "1") { isbn title } }',
      expected: { data: { book: { isbn: '1', title: 'Title 1' } } },
      asked: ['catalog'],
    },
    {
      name: 'from the other side',
      query: '{ inStock { copies title } }',
      expected: {
        data: {
          inStock: [
            { copies: 3, title: 'Title 1' },
            { copies: 7, title: 'Title 3' },
          ],
        },
      },
    },
    {
      name: 'two roots of two subgraphs, each completed by the other',
      query: '{ books { copies } inStock { title } }',
      expected: {
        data: {
          books: [{ copies: 3 }, { copies: 0 }, { copies: 7 }],
          inStock: [{ title: 'Title 1' }, { title: 'Title 3' }],
        },
      },
    },
    {
      name: 'the key under an alias, and another field under the key’s name',
      query: '{ book(isbn: "2") { number: isbn isbn: title copies } }',
      expected: { data: { book: { number: '2', isbn: 'Title 2', copies: 0 } } },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
  ],
};
