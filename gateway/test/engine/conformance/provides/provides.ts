import type { Feature } from '../../harness/feature.ts';

export const provides: Feature = {
  name: '@provides',
  subgraphs: {
    reviews: `
      type Query {
        reviews: [Review!]!
        featured: [Media] @provides(fields: "... on Book { title } ... on Film { director { name } }")
        latest: Review @provides(fields: "author { email }")
        unprovided: Review
      }
      type Review { text: String! author: User @provides(fields: "name") parts: [User!]! @provides(fields: "name address { city }") }
      type User @key(fields: "id") { id: ID! name: String! @external email: String @external address: Address @external }
      type Address { city: String @shareable }
      union Media = Book | Film
      type Book @key(fields: "id") { id: ID! title: String! @external }
      type Film @key(fields: "id") { id: ID! director: Director! @external }
      type Director { name: String! @shareable }`,
    users: `
      type User @key(fields: "id") { id: ID! name: String! @shareable email: String @shareable address: Address @shareable age: Int }
      type Address @shareable { city: String street: String }`,
    media: `
      type Book @key(fields: "id") { id: ID! title: String! @shareable pages: Int }
      type Film @key(fields: "id") { id: ID! title: String! @shareable director: Director! @shareable }
      type Director @shareable { name: String! born: Int }`,
  },
  world: () => {
    const user = (id: string) => ({
      __typename: 'User',
      id,
      name: `User ${id}`,
      email: `${id}@example.org`,
      address: { city: `City ${id}`, street: null },
      age: 30,
    });
    const users = [user('u1'), user('u2')];
    const book = { __typename: 'Book', id: 'b1', title: 'Book', pages: 10 };
    const film = { __typename: 'Film', id: 'f1', title: 'Film', director: { name: 'Eva', born: 1950 } };
    const review = (text: string, author?: (typeof users)[number]) => ({ text, author: author ?? null, parts: users });
    return {
      Query: {
        reviews: [review('one', users[0]), review('two')],
        featured: [book, film, null],
        latest: review('three', users[1]),
        unprovided: review('four', users[0]),
      },
      entities: [...users, book, film],
    };
  },
  cases: [
    {
      name: 'what is provided is not asked for elsewhere',
      query: '{ reviews { text author { id name } } }',
      expected: {
        data: {
          reviews: [
            { text: 'one', author: { id: 'u1', name: 'User u1' } },
            { text: 'two', author: null },
          ],
        },
      },
      asked: ['reviews'],
    },
    {
      name: 'what is not provided is',
      query: '{ reviews { author { name age } } }',
      expected: { data: { reviews: [{ author: { name: 'User u1', age: 30 } }, { author: null }] } },
      asked: ['reviews', 'users'],
    },
    {
      name: 'nested, and in a list',
      query: '{ latest { parts { name address { city } } } }',
      expected: {
        data: {
          latest: {
            parts: [
              { name: 'User u1', address: { city: 'City u1' } },
              { name: 'User u2', address: { city: 'City u2' } },
            ],
          },
        },
      },
    },
    {
      name: 'nested, and one field beside it that is not',
      query: '{ latest { parts { address { street city } } } }',
      expected: {
        data: {
          latest: { parts: [{ address: { street: null, city: 'City u1' } }, { address: { street: null, city: 'City u2' } }] },
        },
      },
    },
    {
      name: 'from a root, through the object between',
      query: '{ latest { author { email } } }',
      expected: { data: { latest: { author: { email: 'u2@example.org' } } } },
      asked: ['reviews'],
    },
    {
      name: 'on a union, by each of its types',
      query: '{ featured { ... on Book { title } ... on Film { director { name } } } }',
      expected: { data: { featured: [{ title: 'Book' }, { director: { name: 'Eva' } }, null] } },
      asked: ['reviews'],
    },
    {
      name: 'on a union, one type’s provided and the other’s not',
      query: '{ featured { ... on Book { title } ... on Film { title director { name } } } }',
      expected: { data: { featured: [{ title: 'Book' }, { title: 'Film', director: { name: 'Eva' } }, null] } },
      asked: ['reviews', 'media'],
    },
    {
      name: 'on a union, beside what must be fetched',
      query: '{ featured { ... on Book { pages title } ... on Film { director { born name } } } }',
      expected: { data: { featured: [{ pages: 10, title: 'Book' }, { director: { born: 1950, name: 'Eva' } }, null] } },
    },
  ],
};
