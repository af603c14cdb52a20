import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY } from '../upstream.ts';

type Sender = { readonly __typename: string; readonly email?: string; readonly phone?: string; readonly vat?: string };

export const requiresWithFragments: Feature = {
  name: '@requires with fragments',
  subgraphs: {
    letters: `
      type Query { letters: [Letter!]! }
      type Letter @key(fields: "id") { id: ID! sender: Sender! copies: [Sender!]! }
      union Sender = Person | Firm
      type Person @key(fields: "id") { id: ID! email: String! }
      type Firm @key(fields: "id") { id: ID! phone: String! vat: String! }`,
    stamps: `
      type Letter @key(fields: "id") {
        id: ID!
        sender: Sender! @external
        copies: [Sender!]! @external
        from: String! @requires(fields: "sender { ... on Person { email } ... on Firm { phone vat } }")
        to: [String!]! @requires(fields: "copies { __typename ... on Person { email } }")
      }
      union Sender = Person | Firm
      type Person @key(fields: "id") { id: ID! email: String! @external }
      type Firm @key(fields: "id") { id: ID! phone: String! @external vat: String! @external }`,
  },
  world: () => {
    const ann = { __typename: 'Person', id: 'a', email: 'ann@example.org' };
    const firm = { __typename: 'Firm', id: 'f', phone: '0532', vat: 'SE1' };
    const letter = (id: string, sender: Sender, copies: Sender[]) => ({
      __typename: 'Letter',
      id,
      sender,
      copies,
      from: (_: unknown, self: { sender: Sender }) => self.sender.email ?? `${self.sender.phone} ${self.sender.vat}`,
      to: (_: unknown, self: { copies: Sender[] }) => self.copies.map(({ __typename, email }) => email ?? `a ${__typename}`),
    });
    const letters = [letter('1', ann, [firm, ann]), letter('2', firm, [])];
    return { Query: { letters }, entities: [...letters, ann, firm] };
  },
  cases: [
    {
      name: 'each type’s own fields',
      query: '{ letters { from } }',
      expected: { data: { letters: [{ from: 'ann@example.org' }, { from: '0532 SE1' }] } },
      asked: ['letters', 'stamps'],
    },
    {
      name: 'in a list of several types, and of none',
      query: '{ letters { to } }',
      expected: { data: { letters: [{ to: ['a Firm', 'ann@example.org'] }, { to: [] }] } },
    },
    {
      name: 'beside the same objects asked for otherwise',
      query: '{ letters { sender { ... on Firm { phone } ... on Person { id } } from } }',
      expected: {
        data: {
          letters: [
            { sender: { id: 'a' }, from: 'ann@example.org' },
            { sender: { phone: '0532' }, from: '0532 SE1' },
          ],
        },
      },
    },
    {
      name: 'beside the same objects, whose fields stand under each other’s names',
      query: '{ letters { from sender { ... on Firm { vat: phone } } } }',
      expected: {
        data: {
          letters: [
            { from: 'ann@example.org', sender: {} },
            { from: '0532 SE1', sender: { vat: '0532' } },
          ],
        },
      },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
  ],
};
