import { GraphQLError } from 'graphql';
import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

/** What of a subgraph's error is told on: a coded one's message; of one that nobody coded, whose it is and no word of it. */
export const errorCodes: Feature = {
  name: 'errors: what is told of them',
  subgraphs: {
    front: `
      type Query { thing: Thing coded: Int bare: Int thrown: Int! things: [Thing] }
      type Thing @key(fields: "id") { id: ID! }`,
    back: {
      sdl: `type Thing @key(fields: "id") { id: ID! coded: Int bare: Int fine: Int }`,
      resolvers: {
        Thing: {
          __resolveReference: async (reference: { id: string }) => {
            if (reference.id === 'lost') throw new GraphQLError('Gone', { extensions: { code: 'GONE' } });
            return {
              ...reference,
              fine: 1,
              coded: fail('TAKEN', 'Taken'),
              bare: () => Promise.reject(new Error('host 10.0.0.1')),
            };
          },
        },
      },
    },
  },
  world: () => {
    const [thing, lost] = ['t1', 'lost'].map((id) => ({ __typename: 'Thing', id }));
    return {
      Query: {
        thing,
        things: [lost, thing],
        coded: fail('TAKEN', 'Taken'),
        bare: () => Promise.reject(new Error('host 10.0.0.1')),
        thrown: () => Promise.reject(new Error('password')),
      },
    };
  },
  cases: [
    {
      name: 'a coded one, of a root',
      query: '{ coded }',
      expected: { data: { coded: null }, errors: [{ path: ['coded'], code: 'TAKEN', message: 'Taken' }] },
    },
    {
      name: 'one without a code, of a root',
      query: '{ bare }',
      expected: {
        data: { bare: null },
        errors: [{ path: ['bare'], code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong in the front service' }],
      },
    },
    {
      name: 'one that leaves the subgraph no data',
      query: '{ thrown coded }',
      expected: {
        data: null,
        errors: [
          { path: ['coded'], code: 'TAKEN' },
          { path: ['thrown'], code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong in the front service' },
        ],
      },
    },
    {
      name: 'both, of an entity',
      query: '{ thing { fine bare coded } }',
      expected: {
        data: { thing: { fine: 1, bare: null, coded: null } },
        errors: [
          { path: ['thing', 'coded'], code: 'TAKEN', message: 'Taken' },
          { path: ['thing', 'bare'], code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong in the back service' },
        ],
      },
    },
    {
      name: 'an entity whose reference fails, beside one whose does not',
      query: '{ things { id fine } }',
      expected: {
        data: {
          things: [
            { id: 'lost', fine: null },
            { id: 't1', fine: 1 },
          ],
        },
        errors: [{ path: ['things', 0], code: 'GONE', message: 'Gone' }],
      },
    },
  ],
};
