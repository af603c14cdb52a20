import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, StartError } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { loadSupergraph } from '../src/engine/supergraph/load.ts';
import { stripRefused } from '../src/engine/supergraph/strip.ts';
import { serveGateway } from '../src/gateway.ts';
import { readSettings } from '../src/settings.ts';
import { compose } from './fixtures/hub.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy", "@context", "@fromContext"])';
const GUARDED = `${LINK}
type Query { council: Council @authenticated }
type Council @key(fields: "id") @context(name: "council") { id: ID! level: String! agenda: String @requiresScopes(scopes: [["council:read"]]) notes: String @policy(policies: [["chair"]]) room: Room }
type Room @key(fields: "id") { id: ID! sign(level: String @fromContext(field: "$council { level }")): String }`;
const guarded = compose([{ name: 'council-room', url: 'http://127.0.0.1:9/graphql', sdl: GUARDED }]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-start-'));
});
afterAll(() => rm(folder, { recursive: true }));

const start = async (sdl: string, env: NodeJS.ProcessEnv = {}) => {
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, sdl);
  const given = { PORT: '0', SUPERGRAPH: file, DRAIN_DELAY_MS: '0', ...env };
  return serveGateway(readSettings(given), await loadSupergraph(file, given), createLog('gateway', 'silent'));
};

describe('a graph with access directives', () => {
  it('is served, and kept as it was for who enforces it', async () => {
    const serving = await start(guarded);
    await serving.stop();
    const { document } = await loadSupergraph(join(folder, 'supergraph.graphql'), {});
    expect(print(document)).toContain('@requiresScopes');
  });

  it('gives the engine no name, use or type of theirs', () => {
    expect(guarded).toMatch(/@authenticated/);
    expect(guarded).toMatch(/@context/);
    const stripped = print(stripRefused(parse(guarded)));
    expect(stripped).not.toMatch(
      /@authenticated|@requiresScopes|@policy|@context|__Scope|__Policy|ContextFieldValue|contextArguments: \[\{/,
    );
    expect(stripped).toContain('agenda: String');
  });

  it('may link them under other names', () => {
    const renamed = guarded
      .replaceAll('@authenticated', '@signedIn')
      .replace('"https://specs.apollo.dev/authenticated/v0.1"', '"https://specs.apollo.dev/authenticated/v0.1", as: "signedIn"');
    expect(print(stripRefused(parse(renamed)))).not.toContain('signedIn');
  });
});

describe('a graph that cannot be served', () => {
  it.each([
    ['no GraphQL', 'type Query {', /supergraph\.graphql:1:13 is not GraphQL: Syntax Error/],
    ['one subgraph’s own SDL', 'type Query { a: Int }', /names no subgraph/],
    ['a composed one that is broken', guarded.replace('enum join__Graph', 'enum join__Graph @nonsense'), /cannot be served: /],
    [
      'one whose types do not fit each other',
      guarded.replace(
        /^type Room/m,
        'interface Numbered @join__type(graph: COUNCIL_ROOM) { number: Int }\ntype Room implements Numbered',
      ),
      /cannot be served: .*Numbered/,
    ],
    [
      'one without an address',
      guarded.replace('http://127.0.0.1:9/graphql', ''),
      /council-room has no http\(s\) address .*COUNCIL_ROOM_URL/,
    ],
  ])('is refused with one line: %s', async (_what, sdl, line) => {
    const error = await start(sdl).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(line);
    expect((error as Error).message).not.toContain('\n');
  });

  it('is said to be missing where it is not there', async () => {
    await expect(loadSupergraph(join(folder, 'none.graphql'), {})).rejects.toThrow(/none\.graphql is not there: compose it/);
    await expect(loadSupergraph('http://127.0.0.1:9/none', {})).rejects.toThrow(/cannot be loaded: ECONNREFUSED/);
  });
});

describe('a graph from an address', () => {
  it('is loaded, each subgraph at its own address or where its setting says', async () => {
    const http = createServer((_request, response) => void response.end(guarded));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/supergraph`;
    const urls = async (env: NodeJS.ProcessEnv) => (await loadSupergraph(address, env)).subgraphs;
    expect(await urls({})).toEqual([{ name: 'council-room', url: 'http://127.0.0.1:9/graphql' }]);
    expect(await urls({ COUNCIL_ROOM_URL: 'http://council:4102/graphql' })).toEqual([
      { name: 'council-room', url: 'http://council:4102/graphql' },
    ]);
    await expect(urls({ COUNCIL_ROOM_URL: 'council:4102' })).rejects.toThrow(
      'COUNCIL_ROOM_URL=(hidden): must be an http(s) address',
    );
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
});

describe('the settings', () => {
  it('are refused all at once, with value and bound', () => {
    const read = () => readSettings({ PORT: '70000', HUB_ENGINE: 'slow', SUBGRAPH_DEADLINE_MS: '0' });
    expect(read).toThrow(StartError);
    expect(read).toThrow(
      'Wrong setting: PORT="70000": must be a whole number from 0 to 65535; HUB_ENGINE="slow": must be one of fast, apollo; ' +
        'SUBGRAPH_DEADLINE_MS="0": must be a whole number from 1 to 60000',
    );
  });

  it('give nobody a grant in production', () => {
    expect(() => readSettings({ NODE_ENV: 'production', HUB_DEV_GRANT: 'PARTY' })).toThrow('production gives nobody a grant');
    expect(readSettings({ HUB_DEV_GRANT: 'PARTY' })).toMatchObject({ port: 4000, host: '127.0.0.1', production: false });
  });
});
