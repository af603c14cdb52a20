import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, LEVELS, type Level, type Serving } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { loadSupergraph, OUR_SUPERGRAPH } from '../src/engine/supergraph/load.ts';
import { serveGateway } from '../src/gateway.ts';
import { readSettings } from '../src/settings.ts';
import { compose } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

/** Nobody listens there: an operation that is let in is answered with status 200 and nothing in it. */
const NOWHERE = 'http://127.0.0.1:9/graphql';

const PRICED = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
type Query {
  heavy: Int @cost(weight: 100000)
  thing: Thing
  things(first: Int = 20, last: Int): [Thing!] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
  page(first: Int): Page @listSize(assumedSize: 7, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
  sliced(first: Int, last: Int): [Thing!] @listSize(slicingArguments: ["first", "last"])
  unsaid: [Thing!]
  named: Named
  any: Any
  search(filter: Filter, dear: Int @cost(weight: 3)): Int
}
type Mutation { write: Int @cost(weight: 100000) }
type Thing { id: ID! things(first: Int!): [Thing!] @listSize(slicingArguments: ["first"]) }
type Page { edges: [Edge!]! total: Int @cost(weight: 5) }
type Edge { node: Thing! }
type Gold @cost(weight: 9) { id: ID! }
interface Named { id: ID! }
type Dear implements Named { id: ID! gold: Gold }
type Cheap implements Named { id: ID! thing: Thing }
union Any = Dear | Cheap
input Filter { word: String }`;

const partners = knownPartners(...LEVELS.map((level) => ({ slug: level.toLowerCase(), level })));

let folder: string;
let own: Serving;
let priced: Serving;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-cost-'));
  const file = join(folder, 'priced.graphql');
  await writeFile(file, compose([{ name: 'priced', url: NOWHERE, sdl: PRICED }]));
  const serve = async (supergraph: string) => {
    const owners = Object.fromEntries(['PROMISES', 'COUNCIL', 'BUSINESS', 'POLICE'].map((name) => [`${name}_URL`, NOWHERE]));
    const env = {
      PORT: '0',
      SUPERGRAPH: supergraph,
      DRAIN_DELAY_MS: '0',
      HUB_DATA_DIR: folder,
      HUB_RATE_LIMIT: 'off',
      ...owners,
    };
    return serveGateway(readSettings(env), await loadSupergraph(supergraph, env), createLog('gateway', 'silent'), {
      partners,
    });
  };
  own = await serve(OUR_SUPERGRAPH);
  priced = await serve(file);
});
afterAll(async () => {
  await own.stop();
  await priced.stop();
  await rm(folder, { recursive: true });
});

interface Refusal {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly limit: string; readonly value: number; readonly bound: number };
}

async function ask(of: Serving, query: string, variables: object = {}, level: Level | null = 'PUBLIC') {
  const answer = await fetch(of.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(level && { 'x-api-key': `key-of-${level.toLowerCase()}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { errors = [] } = (await answer.json()) as { errors?: Refusal[] };
  return { status: answer.status, error: errors[0] };
}

describe('the cost of an operation', () => {
  it.each<[string, number, string, object?]>([
    ['an object is 1, its scalars nothing', 1, '{ thing { id } }'],
    ['a list has the size its owner presets', 20, '{ things { id } }'],
    ['or the one that is asked for', 3, '{ things(first: 3) { id } }'],
    ['or a variable’s', 5, 'query ($n: Int) { things(first: $n) { id } }', { n: 5 }],
    ['or the variable’s own preset', 4, 'query ($n: Int = 4) { things(first: $n) { id } }'],
    ['null is the preset', 20, 'query ($n: Int) { things(first: $n) { id } }', { n: null }],
    ['the larger of two', 9, '{ things(first: 2, last: 9) { id } }'],
    ['less than nothing pays for nothing else', 3, '{ less: things(first: -1000) { id } things(first: 3) { id } }'],
    ['lists in lists multiply', 6 + 6 * 7, '{ things(first: 6) { things(first: 7) { id } } }'],
    ['a connection sizes its edges', 1 + 5 + 3 * 2, '{ page(first: 3) { total edges { node { id } } } }'],
    ['as large as assumed where nothing is asked', 1 + 7 * 2, '{ page { edges { node { id } } } }'],
    [
      'a fragment is sized where it is spread',
      1 + 2 * 2 + 1 + 3 * 2,
      '{ a: page(first: 2) { ...P } b: page(first: 3) { ...P } } fragment P on Page { edges { node { id } } }',
    ],
    ['a list of which nothing is said has 10', 10, '{ unsaid { id } }'],
    ['the dearest object behind an interface', 1 + 9, '{ named { ... on Dear { gold { id } } ... on Cheap { thing { id } } } }'],
    [
      'the dearest of a union, fragments of one type together',
      1 + 2 * 9,
      '{ any { ... on Dear { a: gold { id } } ... on Named { ... on Dear { b: gold { id } } } ... on Cheap { thing { id } } } }',
    ],
    ['arguments with a price, and an input object', 1 + 3, '{ search(filter: { word: "x" }, dear: 1) }'],
    [
      'what a directive leaves out is free',
      1,
      'query ($no: Boolean = false) { thing { id } things @include(if: $no) { id } page @skip(if: true) { total } }',
    ],
    ['introspection is bounded by its depth instead', 0, '{ __typename __schema { types { name } } }'],
  ])('is exact: %s', async (_case, cost, query, variables = {}) => {
    // Something heavy beside it, so that every one of them is refused and told.
    const { status, error } = await ask(priced, query.replace(/(?<=^[^{]*)\{/, '{ heavy '), variables);
    const value = 100_000 + cost;
    expect({ status, error }).toEqual({
      status: 400,
      error: {
        message: `The operation costs ${value}; at level PUBLIC it may cost 10000`,
        extensions: { code: 'BAD_USER_INPUT', limit: 'cost', value, bound: 10_000 },
      },
    });
  });

  it('may be half as much where nobody is known', async () => {
    const send = (n: number) => ask(priced, 'query ($n: Int!) { things(first: $n) { id } }', { n }, null);
    expect((await send(5_000)).status).toBe(200);
    expect((await send(5_001)).error).toEqual({
      message: 'The operation costs 5001; without a key, and by no trusted document, it may cost 5000',
      extensions: { code: 'BAD_USER_INPUT', limit: 'cost', value: 5_001, bound: 5_000 },
    });
  });

  it('has 10 for a write', async () => {
    expect((await ask(priced, 'mutation { write }')).error?.extensions.value).toBe(100_010);
  });

  it('is told anew for each variable’s value, and is the same when the first comes back', async () => {
    const send = (n: number) => ask(priced, 'query ($n: Int!) { things(first: $n) { id } }', { n });
    expect((await send(10_000)).status).toBe(200);
    expect((await send(10_001)).error?.extensions.value).toBe(10_001);
    expect((await send(10_000)).status).toBe(200);
  });

  it('cannot be told where one of several slicing arguments must be given', async () => {
    for (const [given, count] of [
      ['', 0],
      ['(first: 1, last: 1)', 2],
    ] as const) {
      const { status, error } = await ask(priced, `{ sliced${given} { id } }`);
      expect({ status, message: error?.message }).toEqual({
        status: 400,
        message: `sliced is given ${count} of first, last; it must be given 1`,
      });
    }
  });

  it('doubles in fragments without the door’s own work doubling', async () => {
    const fragments = Array.from(
      { length: 9 },
      (_, place) =>
        `fragment F${place + 1} on Thing { a: things(first: 90) { ...F${place} } b: things(first: 90) { ...F${place} } }`,
    );
    const { error } = await ask(priced, `{ thing { ...F9 } } fragment F0 on Thing { id } ${fragments.join(' ')}`, {}, 'PARTY');
    expect(error?.message).toMatch(/^The operation (has|costs) \d+/);
    const deep = `{ ${'things(first: 2147483647) { '.repeat(15)} id ${'}'.repeat(15)} }`;
    expect((await ask(priced, deep)).error?.extensions.value).toBe(Number.MAX_SAFE_INTEGER);
  });
});

const MEASURES = `{ measures(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { node {
  id title state progress overdue responsible { name } participants { name } decisions { text decidedOn } sources { title url }
  focusAreas { number title promise { slug title } } } } } }`;

const organisations = (below: string) =>
  `organisations(first: 100) { edges { node { responsibleFor(first: 100) { edges { node { ${below} } } } } } }`;

describe('the hub’s own graph', () => {
  it.each([
    ['the shared picture', readFileSync('schema/operations/shared-picture.graphql', 'utf8')],
    ['a tool’s introspection', getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })],
    ['a page of 100 measures with their focus areas and all that belongs to them', MEASURES],
  ])('gives anyone %s', async (_what, query) => {
    expect((await ask(own, query, { municipality: '1492' })).status).toBe(200);
  });

  it.each<[string, string, readonly Level[]]>([
    ['100 × 100', `{ ${organisations('id')} }`, ['PARTY']],
    ['100 × 100 × 100', `{ ${organisations('timeline(first: 100) { edges { node { id } } }')} }`, []],
    ['every municipality’s whole statistics', '{ municipalities { reportedOffences { title points { period { from } } } } }', []],
  ])('does not give everybody %s', async (_what, query, may) => {
    const given = await Promise.all(LEVELS.map(async (level) => [level, (await ask(own, query, {}, level)).status] as const));
    expect(given).toEqual(LEVELS.map((level) => [level, may.includes(level) ? 200 : 400]));
  });
});
