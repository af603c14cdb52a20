import type { Feature } from '../../harness/feature.ts';

export const entitiesInUnions: Feature = {
  name: 'abstract types: entities in unions',
  subgraphs: {
    search: `
      type Query { search: [Hit!]! first(kind: String!): Hit }
      union Hit = Book | Film | Note
      type Book @key(fields: "isbn") { isbn: ID! title: String! }
      type Film @key(fields: "id") { id: ID! title: String! minutes: Int! }
      type Note { text: String! about: Hit }`,
    shop: `
      type Book @key(fields: "isbn") { isbn: ID! price: Int! }
      type Film @key(fields: "id") { id: ID! price: Float! }`,
    fans: `
      type Query { loved: [Loved] }
      union Loved = Book | Fan
      type Book @key(fields: "isbn") { isbn: ID! fans: [Fan!]! }
      type Fan { name: String! loves: Loved }`,
  },
  world: () => {
    const fan = { __typename: 'Fan', name: 'Ann', loves: () => book };
    const book = { __typename: 'Book', isbn: 'b1', title: 'Book one', price: 100, fans: [fan] };
    const film = { __typename: 'Film', id: 'f1', title: 'Film one', minutes: 90, price: 12.5 };
    const note = { __typename: 'Note', text: 'to read', about: book };
    const hits = [book, film, note, { ...note, text: 'of nothing', about: null }];
    return {
      Query: {
        search: hits,
        first: ({ kind }: { kind: string }) => hits.find(({ __typename }) => __typename === kind) ?? null,
        loved: [book, null, fan],
      },
      entities: [book, film],
    };
  },
  cases: [
    {
      name: 'each type’s own fields of another subgraph, and an object without a key among them',
      query: `{ search { __typename ... on Book { title price } ... on Film { minutes cost: price } ... on Note { text } } }`,
      expected: {
        data: {
          search: [
            { __typename: 'Book', title: 'Book one', price: 100 },
            { __typename: 'Film', minutes: 90, cost: 12.5 },
            { __typename: 'Note', text: 'to read' },
            { __typename: 'Note', text: 'of nothing' },
          ],
        },
      },
    },
    {
      name: 'types that nothing is asked of give empty objects',
      query: '{ search { ... on Book { price } } }',
      expected: { data: { search: [{ price: 100 }, {}, {}, {}] } },
    },
    {
      name: '__typename alone asks no second subgraph',
      query: '{ search { is: __typename } }',
      expected: { data: { search: [{ is: 'Book' }, { is: 'Film' }, { is: 'Note' }, { is: 'Note' }] } },
      asked: ['search'],
    },
    {
      name: 'one object, by its type',
      query: 'query ($kind: String!) { first(kind: $kind) { ... on Film { cost: price title } ... on Book { price } } }',
      variables: { kind: 'Film' },
      expected: { data: { first: { cost: 12.5, title: 'Film one' } } },
    },
    {
      name: 'no object of the type',
      query: '{ first(kind: "Song") { ... on Book { price } __typename } }',
      expected: { data: { first: null } },
      asked: ['search'],
    },
    {
      name: 'a union in a union',
      query: '{ search { ... on Note { about { ... on Book { price isbn } } } } }',
      expected: { data: { search: [{}, {}, { about: { price: 100, isbn: 'b1' } }, { about: null }] } },
    },
    {
      name: 'a union with null among its items, out of and back into the first subgraph',
      query: '{ loved { __typename ... on Book { title } ... on Fan { name loves { ... on Book { price } } } } }',
      expected: {
        data: {
          loved: [{ __typename: 'Book', title: 'Book one' }, null, { __typename: 'Fan', name: 'Ann', loves: { price: 100 } }],
        },
      },
    },
    {
      name: 'a union reached through an entity of another union',
      query: '{ search { ... on Book { fans { loves { ... on Book { title } ... on Fan { name } } } } } }',
      expected: { data: { search: [{ fans: [{ loves: { title: 'Book one' } }] }, {}, {}, {}] } },
    },
  ],
};
