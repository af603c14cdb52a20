import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@hub/kernel/process';
import { loadSupergraph } from '../../src/engine/supergraph/load.ts';
import { serveGateway } from '../../src/gateway.ts';
import type { Partner, Partners } from '../../src/partners/partner.ts';
import { readSettings } from '../../src/settings.ts';
import { type Answer, compose } from '../fixtures/hub.ts';
import { startOwner } from '../fixtures/owner.ts';

/** A graph with every shape that an access rule can stand on. SYNTHETIC: a library, so that nobody takes it for the hub's. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag", "@authenticated", "@requiresScopes", "@policy"])`;

const BOOKS = `${LINK}
type Query {
  book(isbn: ID!): Book
  books: [Book!]!
  search: [Hit!]
  strictSearch: [Hit!]!
  items: [Item]
  dated: [Dated]
  loans: [Loan!] @requiresScopes(scopes: [["council:read"]]) @tag(name: "council")
  member: String @authenticated @tag(name: "sector")
  councilOnly: String @policy(policies: [["level:COUNCIL"]]) @tag(name: "council")
  sealed: String! @requiresScopes(scopes: [["police:write"]]) @tag(name: "party")
  either: String @requiresScopes(scopes: [["council:read"], ["police:write", "promises:write"]]) @tag(name: "council")
}
type Mutation {
  lend(isbn: ID!): Book @requiresScopes(scopes: [["council:write"]]) @tag(name: "council")
  touch(isbn: ID!): Book
}
interface Item { id: ID! shelf: String }
interface Dated { due: String }
type Book implements Item @key(fields: "isbn") {
  id: ID! isbn: ID! title: String
  shelf: String @requiresScopes(scopes: [["council:read"]]) @tag(name: "council")
  price: Int! @requiresScopes(scopes: [["council:read"]]) @tag(name: "council")
  loans: [Loan!] @requiresScopes(scopes: [["council:read"]]) @tag(name: "council")
  chapters: [Chapter!]
}
type Chapter { title: String note: String @requiresScopes(scopes: [["council:read"]]) @tag(name: "council") }
type Map implements Item { id: ID! shelf: String scale: Int }
type Loan implements Dated @key(fields: "id") @requiresScopes(scopes: [["council:read"]]) @tag(name: "council") { id: ID! due: String }
union Hit = Book | Map | Loan
`;

const REVIEWS = `${LINK}
type Query { reviewers: [String!] }
type Book @key(fields: "isbn") { isbn: ID! stars: Int remarks: [String!] @requiresScopes(scopes: [["council:read"]]) @tag(name: "council") }
type Loan @key(fields: "id") @requiresScopes(scopes: [["council:read"]]) @tag(name: "council") { id: ID! reminder: String }
`;

const LOAN = { __typename: 'Loan', id: 'l1', due: '2026-01-01', reminder: 'sent' };
const BOOKED = ['1', '2'].map((isbn) => ({
  __typename: 'Book',
  id: `b${isbn}`,
  isbn,
  title: `Book ${isbn}`,
  shelf: `A${isbn}`,
  price: 100,
  loans: [LOAN],
  chapters: [{ title: 'One', note: 'hm' }],
  stars: 4,
  remarks: ['worn'],
}));
const MAP = { __typename: 'Map', id: 'm1', shelf: 'M', scale: 50 };
const bookOf = (isbn: string) => BOOKED.find((book) => book.isbn === isbn) ?? null;

/** Keys, which are the partners' names here. */
export const PARTNERS: Record<string, Pick<Partner, 'level' | 'scopes'>> = {
  bare: { level: 'SECTOR', scopes: [] },
  council: { level: 'COUNCIL', scopes: ['council:read', 'council:write'] },
  police: { level: 'PARTY', scopes: ['police:write'] },
  signatory: { level: 'PARTY', scopes: ['police:write', 'promises:write'] },
  everything: { level: 'PARTY', scopes: ['council:read', 'council:write', 'police:write', 'promises:write'] },
};

const partners: Partners = {
  byKey: (key) => {
    const grant = PARTNERS[key];
    const rest = { municipalities: null, sector: null, origins: [], budget: null, expiresAt: null, people: null };
    return grant && { partner: { slug: key, ...grant, ...rest }, key };
  },
  byIssuer: () => undefined,
  origins: () => new Set(),
  purges: () => '',
};

export interface Library {
  readonly ask: (query: string, key?: string, variables?: object) => Promise<Answer>;
  /** What the owners were asked since the last call, as they got it. */
  readonly asked: () => string[];
  /** The composed graph. */
  readonly sdl: string;
  readonly close: () => Promise<void>;
}

/** Everything the library holds, as one owner would have it. */
export const EVERYTHING = {
  book: ({ isbn }: { isbn: string }) => bookOf(isbn),
  books: BOOKED,
  search: [BOOKED[0], MAP, LOAN],
  strictSearch: [BOOKED[0], LOAN],
  items: [BOOKED[0], MAP],
  dated: [LOAN],
  loans: [LOAN],
  member: 'members',
  councilOnly: 'council',
  sealed: 'sealed',
  either: 'either',
  reviewers: ['anybody'],
};

/** The library's gateway, over HTTP. */
export async function openLibrary(env: NodeJS.ProcessEnv = {}): Promise<Library> {
  const books = await startOwner('books', BOOKS, {
    Query: {
      ...Object.fromEntries(Object.entries(EVERYTHING).map(([field, value]) => [field, () => value])),
      book: (_root, { isbn }) => bookOf(isbn),
    },
    Mutation: { lend: (_root, { isbn }) => bookOf(isbn), touch: (_root, { isbn }) => bookOf(isbn) },
    Book: { __resolveReference: ({ isbn }: { isbn: string }) => bookOf(isbn) },
    Loan: { __resolveReference: () => LOAN },
  });
  const reviews = await startOwner('reviews', REVIEWS, {
    Query: { reviewers: () => EVERYTHING.reviewers },
    Book: { __resolveReference: ({ isbn }: { isbn: string }) => bookOf(isbn) },
    Loan: { __resolveReference: () => LOAN },
  });
  const folder = await mkdtemp(join(tmpdir(), 'hub-library-'));
  const file = join(folder, 'supergraph.graphql');
  const sdl = compose([books, reviews]);
  await writeFile(file, sdl);
  const given = { PORT: '0', SUPERGRAPH: file, DRAIN_DELAY_MS: '0', HUB_DATA_DIR: folder, ...env };
  const settings = readSettings(given);
  const supergraph = await loadSupergraph(file, given);
  const { url, stop } = await serveGateway(settings, supergraph, createLog('gateway', 'silent'), { partners });
  return {
    sdl,
    ask: async (query, key, variables) => {
      const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'x-api-key': key }) };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return (await answer.json()) as Answer;
    },
    asked: () => [...books.asked.splice(0), ...reviews.asked.splice(0)].map(({ body }) => body),
    close: async () => {
      await stop();
      await Promise.all([books.stop(), reviews.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}
