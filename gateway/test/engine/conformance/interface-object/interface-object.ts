import type { Feature } from '../../harness/feature.ts';
import { CONDITIONS_BEHIND_AN_OBJECT, TYPES_BEHIND_AN_OBJECT } from '../upstream.ts';

export const interfaceObjects: Feature = {
  name: '@interfaceObject',
  subgraphs: {
    library: `
      type Query { media: [Media!]! medium(id: ID!): Media books: [Book!]! }
      interface Media @key(fields: "id") { id: ID! title: String! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
      type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }`,
    reviews: `
      type Query { best: Media reviewed: [Media!]! }
      type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int reviews: [Review!]! }
      type Review { text: String! of: Media! }`,
    loans: `
      type Query { loans: [Loan!]! }
      type Loan { due: String! media: Media! }
      type Media @key(fields: "id") @interfaceObject { id: ID! title: String! @external days: Int! label: String! @requires(fields: "title") }`,
    shelves: `type Book @key(fields: "id") { id: ID! shelf: String! }`,
  },
  world: () => {
    const common = (id: string, title: string, stars: number | null) => ({
      id,
      title,
      stars,
      reviews: () => (stars === null ? [] : [{ text: `of ${id}`, of: () => entities.find((known) => known.id === id) }]),
      days: title.length,
      label: (_: unknown, { title: sent }: { title: string }) => `[${sent}]`,
    });
    const book = { __typename: 'Book', ...common('m1', 'Book', 5), pages: 200, shelf: 'A1' };
    const film = { __typename: 'Film', ...common('m2', 'A film', null), minutes: 90 };
    const entities: readonly { readonly __typename: string; readonly id: string }[] = [book, film];
    return {
      Query: {
        media: entities,
        medium: ({ id }: { id: string }) => entities.find((known) => known.id === id) ?? null,
        books: [book],
        best: film,
        reviewed: [film, book],
        loans: [
          { due: '2026-01-01', media: film },
          { due: '2026-02-02', media: book },
        ],
      },
      entities,
    };
  },
  cases: [
    {
      name: 'a field that is added to every type of the interface',
      query: '{ media { title stars } }',
      expected: {
        data: {
          media: [
            { title: 'Book', stars: 5 },
            { title: 'A film', stars: null },
          ],
        },
      },
    },
    {
      name: 'on one type of the interface',
      query: '{ media { ... on Book { stars pages } ... on Film { minutes } } }',
      expected: { data: { media: [{ stars: 5, pages: 200 }, { minutes: 90 }] } },
    },
    {
      name: 'on an object type itself',
      query: '{ books { stars shelf title } }',
      expected: { data: { books: [{ stars: 5, shelf: 'A1', title: 'Book' }] } },
    },
    {
      name: 'from the subgraph that does not know the types, to the interface’s own fields',
      query: '{ best { stars title } }',
      expected: { data: { best: { stars: null, title: 'A film' } } },
      asked: ['reviews', 'library'],
    },
    {
      name: 'from there, the type’s name is found out',
      query: '{ best { __typename } }',
      expected: { data: { best: { __typename: 'Film' } } },
      asked: ['reviews', 'library'],
    },
    {
      name: 'from there, by conditions on the types',
      query: '{ reviewed { stars ... on Film { minutes } ... on Book { pages shelf } } }',
      expected: {
        data: {
          reviewed: [
            { stars: null, minutes: 90 },
            { stars: 5, pages: 200, shelf: 'A1' },
          ],
        },
      },
    },
    {
      name: 'the name under an alias, within what the other subgraph added',
      query: '{ media { reviews { text of { kind: __typename title } } } }',
      expected: {
        data: { media: [{ reviews: [{ text: 'of m1', of: { kind: 'Book', title: 'Book' } }] }, { reviews: [] }] },
      },
    },
    {
      name: 'two subgraphs that both know the interface as an object',
      query: '{ loans { due media { days stars title } } }',
      expected: {
        data: {
          loans: [
            { due: '2026-01-01', media: { days: 6, stars: null, title: 'A film' } },
            { due: '2026-02-02', media: { days: 4, stars: 5, title: 'Book' } },
          ],
        },
      },
    },
    {
      name: 'a field that requires one of the interface’s',
      query: '{ best { label } }',
      expected: { data: { best: { label: '[A film]' } } },
      asked: ['reviews', 'library', 'loans'],
    },
    {
      name: 'a field that requires one of the interface’s, on an object type',
      query: '{ books { label } }',
      expected: { data: { books: [{ label: '[Book]' }] } },
    },
    {
      name: 'a condition on a type, two steps into the subgraph that does not know it',
      query: '{ books { reviews { of { ... on Book { stars } } } } }',
      expected: { data: { books: [{ reviews: [{ of: { stars: 5 } }] }] } },
      unable: { rust: TYPES_BEHIND_AN_OBJECT },
    },
    {
      name: 'conditions on several types there, with fields of three subgraphs',
      query: '{ books { reviews { of { ... on Book { __typename stars pages } ... on Film { minutes days } label } } } }',
      expected: { data: { books: [{ reviews: [{ of: { __typename: 'Book', stars: 5, pages: 200, label: '[Book]' } }] }] } },
      unable: { rust: TYPES_BEHIND_AN_OBJECT, 'apollo gateway': CONDITIONS_BEHIND_AN_OBJECT },
    },
    {
      name: 'the key alone',
      query: '{ reviewed { id } }',
      expected: { data: { reviewed: [{ id: 'm2' }, { id: 'm1' }] } },
    },
    {
      name: 'nothing there',
      query: '{ medium(id: "m9") { stars __typename } }',
      expected: { data: { medium: null } },
      asked: ['library'],
    },
  ],
};
