import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

export const failingMutations: Feature = {
  name: 'mutations: failing',
  subgraphs: {
    desk: `
      type Query { done: [String!]! }
      type Mutation { take(id: ID!): Ticket refuse: Ticket must: Ticket! }
      type Ticket @key(fields: "id") { id: ID! }`,
    stamps: `
      type Mutation { stamp(id: ID!): Ticket }
      type Ticket @key(fields: "id") { id: ID! done: [String!]! stamped: String! }`,
  },
  world: () => {
    const done: string[] = [];
    const ticket = (id: string) => ({
      __typename: 'Ticket',
      id,
      done: () => [...done],
      stamped: id === '2' ? fail('NO_INK', 'No ink') : 'yes',
    });
    const tickets = [ticket('1'), ticket('2')];
    const doing = (step: string) => (args: { id: string }) => {
      done.push(`${step} ${args.id}`);
      return tickets.find(({ id }) => id === args.id) ?? null;
    };
    return {
      Query: { done },
      Mutation: { take: doing('take'), stamp: doing('stamp'), refuse: fail('CLOSED', 'Closed'), must: fail('CLOSED', 'Closed') },
      entities: tickets,
    };
  },
  cases: [
    {
      name: 'the later ones are done though an earlier one failed',
      query: 'mutation { refuse { id } a: take(id: "1") { done } }',
      expected: {
        data: { refuse: null, a: { done: ['take 1'] } },
        errors: [{ path: ['refuse'], code: 'CLOSED', message: 'Closed' }],
      },
    },
    {
      name: 'the later ones are done though an entity of an earlier one failed',
      query: 'mutation { a: take(id: "2") { stamped } b: stamp(id: "1") { done } }',
      expected: {
        data: { a: null, b: { done: ['take 2', 'stamp 1'] } },
        errors: [{ path: ['a', 'stamped'], code: 'NO_INK', message: 'No ink' }],
      },
    },
    {
      name: 'one that may not be null takes the whole answer',
      query: 'mutation { a: take(id: "1") { id } must { id } }',
      expected: { data: null, errors: [{ path: ['must'], code: 'CLOSED' }] },
    },
  ],
};
