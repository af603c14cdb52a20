import type { Feature } from '../../harness/feature.ts';
import { MUTATIONS_TOGETHER } from '../upstream.ts';

/** A till: what a later mutation does is seen at once, so an entity that is fetched too late shows another's balance. */
export const mutationsInSeries: Feature = {
  name: 'mutations: in series',
  subgraphs: {
    bank: `
      type Query { account: Account! log: [String!]! }
      type Mutation { pay(amount: Int!, note: String): Payment! open: Account! freeze: Account }
      type Payment { amount: Int! account: Account! number: Int! }
      type Account @key(fields: "id") { id: ID! }`,
    ledger: `
      type Mutation { book(amount: Int!): Entry! close: Account! }
      type Entry { amount: Int! account: Account! number: Int! }
      type Account @key(fields: "id") { id: ID! balance: Int! steps: [String!]! }`,
    names: `type Account @key(fields: "id") { id: ID! balance: Int! @external summary: String! @requires(fields: "balance") }`,
  },
  world: () => {
    const steps: string[] = [];
    const state = { balance: 0 };
    const account = {
      __typename: 'Account',
      id: 'a1',
      balance: () => state.balance,
      steps: () => [...steps],
      summary: (_: unknown, { balance }: { balance: number | (() => number) }) =>
        `${steps.length}: ${typeof balance === 'function' ? balance() : balance}`,
    };
    const add = (step: string) => (args: { amount: number }) => {
      state.balance += args.amount;
      steps.push(`${step} ${args.amount}`);
      return { amount: args.amount, account, number: steps.length };
    };
    const mark = (step: string) => () => {
      steps.push(step);
      return account;
    };
    return {
      Query: { account, log: steps },
      Mutation: { pay: add('pay'), book: add('book'), open: mark('open'), close: mark('close'), freeze: () => null },
      entities: [account],
    };
  },
  cases: [
    {
      name: 'one subgraph’s, in the order written',
      query: 'mutation { second: pay(amount: 2) { number amount } first: pay(amount: 1) { number amount } }',
      expected: { data: { second: { number: 1, amount: 2 }, first: { number: 2, amount: 1 } } },
    },
    {
      name: 'two subgraphs’, in the order written',
      query: 'mutation { a: pay(amount: 1) { number } b: book(amount: 2) { number } c: pay(amount: 3) { number } }',
      expected: { data: { a: { number: 1 }, b: { number: 2 }, c: { number: 3 } } },
      asked: ['bank', 'ledger', 'bank'],
    },
    {
      name: 'the later one waits for an entity of the earlier one',
      query: 'mutation { a: pay(amount: 1) { account { balance } } b: book(amount: 2) { account { balance } } }',
      expected: { data: { a: { account: { balance: 1 } }, b: { account: { balance: 3 } } } },
      asked: ['bank', 'ledger', 'ledger'],
    },
    {
      name: 'the later one of the same subgraph waits for an entity of the earlier one',
      query: 'mutation { a: pay(amount: 1) { account { balance } } b: pay(amount: 2) { account { balance } } }',
      expected: { data: { a: { account: { balance: 1 } }, b: { account: { balance: 3 } } } },
      asked: ['bank', 'ledger', 'bank', 'ledger'],
      unable: { 'apollo gateway': MUTATIONS_TOGETHER },
    },
    {
      name: 'the later one waits for two fetches in a row of the earlier one',
      query: 'mutation { a: pay(amount: 1) { account { summary } } b: pay(amount: 2) { account { summary balance } } }',
      expected: { data: { a: { account: { summary: '1: 1' } }, b: { account: { summary: '2: 3', balance: 3 } } } },
      asked: ['bank', 'ledger', 'names', 'bank', 'ledger', 'names'],
      unable: { 'apollo gateway': MUTATIONS_TOGETHER },
    },
    {
      name: 'three of two subgraphs, each with its entity',
      query: `mutation {
        a: pay(amount: 1) { number account { steps } }
        b: book(amount: 2) { number account { summary } }
        c: pay(amount: 3) { number account { balance } }
      }`,
      expected: {
        data: {
          a: { number: 1, account: { steps: ['pay 1'] } },
          b: { number: 2, account: { summary: '2: 3' } },
          c: { number: 3, account: { balance: 6 } },
        },
      },
    },
    {
      name: 'an entity at the mutation’s root',
      query: 'mutation { open { id balance } }',
      expected: { data: { open: { id: 'a1', balance: 0 } } },
      asked: ['bank', 'ledger'],
    },
    {
      name: 'entities at the root, one after the other',
      query: 'mutation { open { steps summary } close { steps summary } }',
      expected: { data: { open: { steps: ['open'], summary: '1: 0' }, close: { steps: ['open', 'close'], summary: '2: 0' } } },
    },
    {
      name: 'nothing that hangs on one that gave null',
      query: 'mutation { freeze { balance } a: pay(amount: 5) { account { balance } } }',
      expected: { data: { freeze: null, a: { account: { balance: 5 } } } },
    },
    {
      name: 'by a fragment, in the order of the fields',
      query: `mutation { ...Later a: pay(amount: 2) { account { balance } } }
        fragment Later on Mutation { b: book(amount: 1) { account { balance } } }`,
      expected: { data: { b: { account: { balance: 1 } }, a: { account: { balance: 3 } } } },
    },
    {
      name: 'one that is left out does nothing',
      query: `mutation ($no: Boolean!) {
        a: pay(amount: 1) { number } b: book(amount: 2) @include(if: $no) { number } c: pay(amount: 3) @skip(if: $no) { account { balance } }
      }`,
      variables: { no: false },
      expected: { data: { a: { number: 1 }, c: { account: { balance: 4 } } } },
    },
    {
      name: 'all of them left out',
      query: 'mutation ($no: Boolean!) { a: pay(amount: 1) @include(if: $no) { number } }',
      variables: { no: false },
      expected: { data: {} },
    },
    {
      name: 'the root’s name, beside them',
      query: 'mutation { __typename a: pay(amount: 1) { number __typename } }',
      expected: { data: { __typename: 'Mutation', a: { number: 1, __typename: 'Payment' } } },
    },
    {
      name: 'one field twice is done once',
      query: 'mutation { pay(amount: 1) { number } pay(amount: 1) { account { balance } } }',
      expected: { data: { pay: { number: 1, account: { balance: 1 } } } },
    },
  ],
};
