import type { Feature } from '../../harness/feature.ts';

const moved = () => {
  throw new Error('what was moved is asked of its new owner');
};

export const override: Feature = {
  name: '@override',
  subgraphs: {
    monolith: {
      sdl: `
        type Query { bills: [Bill!]! rates: [Int!]! greeting: String }
        type Bill @key(fields: "id") { id: ID! amount: Int! payer: Payer! }
        type Payer @key(fields: "id") { id: ID! name: String! }`,
      resolvers: { Query: { greeting: moved }, Bill: { amount: moved, payer: moved } },
    },
    billing: `
      type Query { greeting: String @override(from: "monolith") }
      type Bill @key(fields: "id") { id: ID! amount: Int! @override(from: "monolith") payer: Payer! @override(from: "monolith") vat: Int! }
      type Payer @key(fields: "id", resolvable: false) { id: ID! }`,
    notes: `type Bill @key(fields: "id") { id: ID! note: String @override(from: "gone") }`,
  },
  world: () => {
    const payer = { __typename: 'Payer', id: 'p1', name: 'Ann' };
    const bill = (id: string, amount: number) => ({ __typename: 'Bill', id, amount, payer, vat: amount / 4, note: `note ${id}` });
    const bills = [bill('b1', 100), bill('b2', 200)];
    return { Query: { bills, rates: [6, 12, 25], greeting: 'hello' }, entities: [payer, ...bills] };
  },
  cases: [
    {
      name: 'a root field’s new owner answers',
      query: '{ greeting }',
      expected: { data: { greeting: 'hello' } },
      asked: ['billing'],
    },
    {
      name: 'an entity’s field of the new owner, from the old one',
      query: '{ bills { id amount } }',
      expected: {
        data: {
          bills: [
            { id: 'b1', amount: 100 },
            { id: 'b2', amount: 200 },
          ],
        },
      },
      asked: ['monolith', 'billing'],
    },
    {
      name: 'an object that was moved, completed by the old owner',
      query: '{ bills { payer { id name } vat } }',
      expected: {
        data: {
          bills: [
            { payer: { id: 'p1', name: 'Ann' }, vat: 25 },
            { payer: { id: 'p1', name: 'Ann' }, vat: 50 },
          ],
        },
      },
    },
    {
      name: 'what was left where it was',
      query: '{ rates bills { id } }',
      expected: { data: { rates: [6, 12, 25], bills: [{ id: 'b1' }, { id: 'b2' }] } },
      asked: ['monolith'],
    },
    {
      name: 'both owners’ roots at once',
      query: '{ rates greeting }',
      expected: { data: { rates: [6, 12, 25], greeting: 'hello' } },
    },
  ],
};
