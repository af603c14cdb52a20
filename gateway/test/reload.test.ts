import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

const QUICK = { SUPERGRAPH_POLL_MS: '100', SUBGRAPH_DEADLINE_MS: '10000' };

let hub: Hub;
let first: string;
const start = async (env: NodeJS.ProcessEnv) => {
  hub = await startHub(env);
  first = await readFile(hub.supergraph, 'utf8');
};
afterEach(() => hub.release());

/** The graph with `liaison` under another name: a field less and a field more. */
const renamed = (name: string) => first.replaceAll('offenceTypes', name);

const told = (words: string) => hub.lines.filter((line) => line.includes(words));

async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (await isSo()) return;
    await setTimeout(20);
  }
  throw new Error(`It has not come to pass: ${isSo}`);
}

const fieldsOfQuery = async () => {
  const { data } = await hub.ask('{ __type(name: "Query") { fields { name } } }');
  return (data as { __type: { fields: { name: string }[] } }).__type.fields.map(({ name }) => name);
};

describe.each(['fast', 'apollo'])('a new supergraph’s file, on the engine %s', (engine) => {
  beforeEach(() => start({ ...QUICK, HUB_ENGINE: engine }));

  it('is served in the place of the old one, and what is under way ends on the old', async () => {
    expect(await hub.ask('{ offenceTypes }')).toEqual({ data: { offenceTypes: ['theft'] } });
    const underWay = hub.ask('{ later(ms: 900) offenceTypes }');
    await writeFile(hub.supergraph, renamed('kinds'));
    await eventually(() => told('another supergraph is served').length === 1);
    expect(await fieldsOfQuery()).toContain('kinds');
    expect((await hub.ask('{ offenceTypes }')).errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await underWay).toEqual({ data: { later: 'done', offenceTypes: ['theft'] } });
  });

  it('fails no request while one takes the place of another, again and again', async () => {
    let failed = 0;
    let answered = 0;
    let stopped = false;
    const ask = async () => {
      while (!stopped) {
        const { data } = await hub.ask('{ municipality(code: "1492") { name offences } }');
        if (JSON.stringify(data) === '{"municipality":{"name":"Åmål","offences":810}}') answered += 1;
        else failed += 1;
      }
    };
    const asking = Array.from({ length: 5 }, ask);
    for (let swap = 1; swap <= 4; swap += 1) {
      await writeFile(hub.supergraph, swap % 2 === 0 ? first : renamed('kinds'));
      await eventually(() => told('another supergraph is served').length === swap);
    }
    const before = answered;
    await eventually(() => answered > before + 20);
    stopped = true;
    await Promise.all(asking);
    expect(failed).toBe(0);
  });
});

describe('a query that has been asked before', () => {
  const PLACE = 'query Place($code: ID!) { municipality(code: $code) { name } } query Kinds { offenceTypes }';
  const ask = async (operationName: string) => {
    const body = JSON.stringify({ query: PLACE, operationName, variables: { code: '1492' } });
    const answer = await fetch(hub.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  };
  const ways = () => told('"request"').map((line) => JSON.parse(line).warm);

  it('stays on the short way when another graph is served, where that takes it, and is answered by that one', async () => {
    await start(QUICK);
    for (const name of ['Place', 'Place', 'Kinds', 'Place']) await ask(name);
    await eventually(() => ways().length === 4);
    expect(ways()).toEqual([false, true, false, true]);
    const described = first.replace('type Query', '"""Asked first."""\ntype Query');
    await writeFile(hub.supergraph, described);
    await eventually(() => told('another supergraph is served').length === 1);
    hub.lines.length = 0;
    expect(await ask('Place')).toEqual({ data: { municipality: { name: 'Åmål' } } });
    expect(await ask('Kinds')).toEqual({ data: { offenceTypes: ['theft'] } });
    await eventually(() => ways().length === 2);
    expect(ways()).toEqual([true, true]);
    await writeFile(hub.supergraph, described.replaceAll('offenceTypes', 'kinds'));
    await eventually(() => told('another supergraph is served').length === 1);
    hub.lines.length = 0;
    expect((await ask('Place')).errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    await eventually(() => ways().length === 1);
    expect(ways()).toEqual([false]);
  });
});

describe('a trusted document that is none', () => {
  const idOf = (digit: string) => `sha256:${digit.repeat(64)}`;

  it('keeps no graph from being served, none from taking another’s place, and is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hub-reload-'));
    try {
      const file = join(folder, 'manifest.json');
      await writeFile(file, JSON.stringify({ [idOf('0')]: '{ offenceTypes', [idOf('1')]: '{ nothing }' }));
      await start({ ...QUICK, TRUSTED_DOCUMENTS: file });
      expect(told('is not planned beforehand')).toHaveLength(1); // the other one is another graph's, perhaps
      expect(await hub.ask('{ districts }')).toEqual({ data: { districts: ['Fyrbodal'] } });
      await writeFile(hub.supergraph, renamed('kinds'));
      await eventually(() => told('another supergraph is served').length === 1);
      expect(await fieldsOfQuery()).toContain('kinds');
      expect(await hub.ask('{ districts }')).toEqual({ data: { districts: ['Fyrbodal'] } });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a broken supergraph’s file', () => {
  beforeEach(() => start(QUICK));

  it.each([
    ['half of one', () => first.slice(0, first.length / 2)],
    ['one with a type that nobody defines', () => first.replace('offenceTypes: [String!]', 'offenceTypes: [Strang!]')],
    ['one without subgraphs', () => 'type Query { a: Int }'],
  ])('is refused once and in one line where it is broken, and the old one stays: %s', async (_what, broken) => {
    await writeFile(hub.supergraph, broken());
    await eventually(() => told('is refused').length > 0);
    await setTimeout(300);
    expect(told('is refused')).toHaveLength(1);
    expect(await hub.ask('{ offenceTypes }')).toEqual({ data: { offenceTypes: ['theft'] } });
    await writeFile(hub.supergraph, renamed('kinds'));
    await eventually(async () => (await fieldsOfQuery()).includes('kinds'));
  });
});

describe('a supergraph’s address', () => {
  it('is asked whether there is another by its ETag, and may be away for a while', async () => {
    await start(QUICK);
    const state = { sdl: first, away: false };
    const known: (string | undefined)[] = [];
    const server = createServer(({ headers }, response) => {
      known.push(headers['if-none-match']);
      const etag = `"${state.sdl.length}"`;
      if (state.away) response.writeHead(500).end();
      else if (headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag }).end(state.sdl);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await hub.release();
      hub = await startHub({ ...QUICK, SUPERGRAPH: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graph` });
      state.sdl = (await readFile(hub.supergraph, 'utf8')).replaceAll('offenceTypes', 'kinds');
      await eventually(async () => (await fieldsOfQuery()).includes('kinds'));
      await eventually(() => known.at(-1) === `"${state.sdl.length}"`);
      state.away = true;
      await eventually(() => told('cannot be looked at').length > 0);
      state.away = false;
      await eventually(() => told('can be looked at again').length > 0);
      expect(told('cannot be looked at')).toHaveLength(1);
      expect(await fieldsOfQuery()).toContain('kinds');
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
