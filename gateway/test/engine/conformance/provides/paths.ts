import type { Feature } from '../../harness/feature.ts';
import { PROVIDED_ELSEWHERE } from '../upstream.ts';

/** A subgraph that knows another's field on one path alone: on any other it says null of it. */
export const providesByPath: Feature = {
  name: '@provides, by the path',
  subgraphs: {
    reviews: {
      sdl: `
        type Query { latest: Review @provides(fields: "author { email }") other: Review all: [Review!]! }
        type Review { text: String! author: User @provides(fields: "name") editor: User }
        type User @key(fields: "id") { id: ID! name: String! @external email: String @external }`,
      resolvers: {
        Query: {
          latest: () => ({ text: 'latest', author: { id: '1', name: 'Ann', email: 'ann@example.org' }, editor: { id: '2' } }),
          other: () => ({ text: 'other', author: { id: '1', name: 'Ann' }, editor: { id: '1' } }),
          all: () => [{ text: 'one', author: { id: '2', name: 'Ben' }, editor: null }],
        },
      },
    },
    users: `type User @key(fields: "id") { id: ID! name: String! @shareable email: String @shareable age: Int }`,
  },
  world: () => ({
    Query: {},
    entities: [
      { __typename: 'User', id: '1', name: 'Ann', email: 'ann@example.org', age: 30 },
      { __typename: 'User', id: '2', name: 'Ben', email: 'ben@example.org', age: 40 },
    ],
  }),
  cases: [
    {
      name: 'on the path that it is provided on',
      query: '{ latest { author { email } } }',
      expected: { data: { latest: { author: { email: 'ann@example.org' } } } },
      asked: ['reviews'],
    },
    {
      name: 'on another path of the same type',
      query: '{ other { author { email } } }',
      expected: { data: { other: { author: { email: 'ann@example.org' } } } },
      asked: ['reviews', 'users'],
      unable: { rust: PROVIDED_ELSEWHERE },
    },
    {
      name: 'on both at once',
      query: '{ latest { author { email } } other { author { email } } }',
      expected: { data: { latest: { author: { email: 'ann@example.org' } }, other: { author: { email: 'ann@example.org' } } } },
      unable: { rust: PROVIDED_ELSEWHERE },
    },
    {
      name: 'by a field of the type, and beside it one that provides nothing',
      query: '{ other { author { name } editor { name } } all { author { name } } }',
      expected: { data: { other: { author: { name: 'Ann' }, editor: { name: 'Ann' } }, all: [{ author: { name: 'Ben' } }] } },
    },
    {
      name: 'with a field beside it that is fetched anyway',
      query: '{ latest { author { email age } } other { author { age email name } } }',
      expected: {
        data: {
          latest: { author: { email: 'ann@example.org', age: 30 } },
          other: { author: { age: 30, email: 'ann@example.org', name: 'Ann' } },
        },
      },
      unable: { rust: PROVIDED_ELSEWHERE },
    },
  ],
};
