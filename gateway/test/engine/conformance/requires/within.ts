import type { Feature } from '../../harness/feature.ts';
import { REQUIRES_WITHIN } from '../upstream.ts';

export const requiresWithin: Feature = {
  name: '@requires within what another one gave',
  subgraphs: {
    clinic: `
      type Query { pet: Pet pets: [Pet!]! }
      type Pet @key(fields: "id") { id: ID! weight: Int @external age: Int @external checkup: Checkup @requires(fields: "weight age") }
      type Checkup @key(fields: "id") { id: ID! fee: Int @external grade: Int @requires(fields: "fee") }`,
    records: `type Pet @key(fields: "id") { id: ID! weight: Int } type Checkup @key(fields: "id") { id: ID! fee: Int }`,
    births: `type Pet @key(fields: "id") { id: ID! age: Int }`,
  },
  world: () => {
    const checkup = (id: string, fee: number) => ({
      __typename: 'Checkup',
      id,
      fee,
      grade: (_: unknown, { fee: sent }: { fee: number }) => sent * 2,
    });
    const checkups = [checkup('7', 70), checkup('9', 90)];
    const pet = (id: string, weight: number, age: number) => ({
      __typename: 'Pet',
      id,
      weight,
      age,
      checkup: (_: unknown, sent: { weight: number; age: number }) =>
        checkups.find((known) => known.id === String(sent.weight + sent.age)) ?? null,
    });
    const pets = [pet('1', 3, 4), pet('2', 5, 4), pet('3', 1, 1)];
    return { Query: { pets, pet: pets[0] }, entities: [...pets, ...checkups] };
  },
  cases: [
    {
      name: 'the outer one, of two subgraphs’ fields',
      query: '{ pets { checkup { id } } }',
      expected: { data: { pets: [{ checkup: { id: '7' } }, { checkup: { id: '9' } }, { checkup: null }] } },
    },
    {
      name: 'the inner one',
      query: '{ pet { checkup { grade } } }',
      expected: { data: { pet: { checkup: { grade: 140 } } } },
      leftToApollo: REQUIRES_WITHIN,
    },
    {
      name: 'the inner one, in a list, beside what it and the outer one require',
      query: '{ pets { weight checkup { fee grade id } age } }',
      expected: {
        data: {
          pets: [
            { weight: 3, checkup: { fee: 70, grade: 140, id: '7' }, age: 4 },
            { weight: 5, checkup: { fee: 90, grade: 180, id: '9' }, age: 4 },
            { weight: 1, checkup: null, age: 1 },
          ],
        },
      },
      leftToApollo: REQUIRES_WITHIN,
    },
  ],
};
