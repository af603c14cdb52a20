import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

export const namespaces: Feature = {
  name: 'roots: namespaces',
  subgraphs: {
    books: `
      type Query { shop: Shop! @shareable books: BookQueries! }
      type Mutation { books: BookChanges! }
      type Shop @shareable { open: Boolean! }
      type BookQueries { all: [Book!]! one(id: ID!): Book none: Book strict: Book! }
      type BookChanges { add(title: String!): Added! }
      type Added { book: Book! }
      type Book @key(fields: "id") { id: ID! title: String! }`,
    prices: `
      type Query { shop: Shop! @shareable prices: PriceQueries }
      type Shop @shareable { open: Boolean! }
      type PriceQueries { cheapest: Book! total: Int! nested: PriceQueries }
      type Book @key(fields: "id") { id: ID! price: Int! }`,
  },
  world: () => {
    const book = (id: string, title: string) => ({ __typename: 'Book', id, title, price: title.length });
    const all = [book('1', 'One'), book('2', 'Second')];
    const prices = { cheapest: all[0], total: () => all.length, nested: () => prices };
    const Query = {
      shop: { open: true },
      books: {
        all,
        one: ({ id }: { id: string }) => all.find((known) => known.id === id) ?? null,
        none: null,
        strict: fail('GONE', 'Gone'),
      },
      prices,
    };
    const add = ({ title }: { title: string }) => {
      const added = book('3', title);
      all.push(added);
      return { book: added };
    };
    return { Query, Mutation: { books: { add } }, entities: all };
  },
  cases: [
    {
      name: 'an object of one subgraph’s that holds its queries',
      query: '{ books { all { title price } one(id: "2") { price } none { price } } }',
      expected: {
        data: {
          books: {
            all: [
              { title: 'One', price: 3 },
              { title: 'Second', price: 6 },
            ],
            one: { price: 6 },
            none: null,
          },
        },
      },
    },
    {
      name: 'two subgraphs’ beside a shared one',
      query: '{ prices { cheapest { title } total } shop { open } books { all { id } } }',
      expected: {
        data: {
          prices: { cheapest: { title: 'One' }, total: 2 },
          shop: { open: true },
          books: { all: [{ id: '1' }, { id: '2' }] },
        },
      },
    },
    {
      name: 'within itself, by aliases',
      query: '{ prices { deep: nested { nested { cheapest { title price } } } total } }',
      expected: { data: { prices: { deep: { nested: { cheapest: { title: 'One', price: 3 } } }, total: 2 } } },
    },
    {
      name: 'a mutation within, and an entity that it gives',
      query: 'mutation { books { add(title: "Third") { book { id price title } } } }',
      expected: { data: { books: { add: { book: { id: '3', price: 5, title: 'Third' } } } } },
    },
    {
      name: 'one that may not be null fails',
      query: '{ books { strict { title } } }',
      expected: { data: null, errors: [{ path: ['books', 'strict'], code: 'GONE' }] },
    },
  ],
};
