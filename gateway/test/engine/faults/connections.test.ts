import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub } from '../../fixtures/hub.ts';
import { answerOf, type Faulty, type Manner, standBefore, until, well } from './faulty.ts';
import { ENGINES, openStage, PICTURE, type Stage, unavailable, WHOLE } from './stage.ts';

/** Calls at once: more than there are connections, and on the hub's own engine many more. */
const CROWDS = { fast: 1_000, apollo: 300 };

/** As many as the transport has to one subgraph. */
const CONNECTIONS = 128;

const LOST = { data: { offenceTypes: null }, errors: [unavailable('crime', ['offenceTypes'])] };
const FOUND = { data: { offenceTypes: ['theft'] } };

/** So many requests at once. */
const crowd = ({ hub }: Stage, size: number) => Promise.all(Array.from({ length: size }, () => hub.ask('{ offenceTypes }')));

describe.each(ENGINES)('connections, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  it('that are reset as soon as they are made cost a call each, and no more', async () => {
    stage.crime.greeting = (socket) => void socket.resetAndDestroy();
    const before = stage.crime.connections;
    for (const answer of await crowd(stage, 150)) expect(answer).toEqual(LOST);
    expect(stage.crime.connections - before).toBeLessThanOrEqual(150);
  });

  it('that are refused cost a call each, and the owner comes back by itself', async () => {
    await stage.crime.stop();
    for (const answer of await crowd(stage, 50)) expect(answer).toEqual(LOST);
    await stage.crime.restart();
  });

  it('are no more than they may be, whatever crowd of calls there is, each of which has its turn', async () => {
    let most = 0;
    stage.crime.manner = (socket) => {
      most = Math.max(most, stage.crime.open.size);
      setImmediate(() => socket.write(answerOf(JSON.stringify(FOUND))));
    };
    const before = stage.crime.asked.length;
    for (const answer of await crowd(stage, CROWDS[engine])) expect(answer).toEqual(FOUND);
    expect(stage.crime.asked.length - before).toBe(CROWDS[engine]);
    expect(most).toBeLessThanOrEqual(CONNECTIONS);
    for (const socket of stage.crime.open) socket.end();
  });

  it('go on to the next request, unless the owner has said that it would close them, or says more than it was asked for', async () => {
    const closing: Record<string, Manner> = {
      'says that it closes': async (socket, { answer }) =>
        void socket.end(answerOf(await answer(), '200 OK', { connection: 'close' })),
      'says for how long it stays, which is no time': async (socket, { answer, number }) => {
        if (number > 1) socket.resetAndDestroy();
        else socket.write(answerOf(await answer(), '200 OK', { 'keep-alive': 'timeout=1' }));
      },
      'says one answer more than it was asked for': async (socket, { answer }) =>
        void socket.write(Buffer.concat([answerOf(await answer()), answerOf('{"data":{"offenceTypes":["another’s"]}}')])),
    };
    for (const [name, manner] of Object.entries(closing)) {
      stage.crime.manner = manner;
      for (let turn = 0; turn < 10; turn += 1) expect({ name, ...(await stage.hub.ask(PICTURE)) }).toEqual({ name, ...WHOLE });
    }
    stage.crime.manner = async (socket, { answer }) =>
      void socket.write(answerOf(await answer(), '200 OK', { 'keep-alive': 'timeout=60' }));
    await stage.hub.ask(PICTURE);
    const before = stage.crime.connections;
    for (let turn = 0; turn < 10; turn += 1) expect(await stage.hub.ask(PICTURE)).toEqual(WHOLE);
    expect(stage.crime.connections).toBe(before);
  });

  it('that the owner has closed meanwhile, without a word, are not taken for the next request', async () => {
    stage.crime.manner = async (socket, { answer }) => void socket.end(answerOf(await answer()));
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await stage.hub.ask('{ offenceTypes }')).toEqual(FOUND);
      await until(() => stage.crime.open.size === 0);
    }
  });

  it('take no answer of a call that was given up to the next one', async () => {
    let late: (() => void) | undefined;
    stage.crime.manner = (socket) => {
      late = () => void socket.write(answerOf('{"data":{"offenceTypes":["another’s"]}}'));
    };
    const leaving = new AbortController();
    const gone = fetch(stage.hub.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ offenceTypes }' }),
      signal: leaving.signal,
    });
    await until(() => late !== undefined);
    leaving.abort();
    await expect(gone).rejects.toThrow('aborted');
    stage.crime.manner = well;
    late?.();
    expect(await stage.hub.ask('{ offenceTypes }')).toEqual(FOUND);
  });
});

describe.each(ENGINES)('an owner that takes connections and never reads, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine, 'short');
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  it('costs its own fields alone, whatever crowd of calls waits for it', async () => {
    stage.crime.manner = () => undefined;
    for (const answer of await crowd(stage, 300)) expect(answer).toEqual(LOST);
    await until(() => stage.crime.open.size === 0);
  });

  it('is waited for until the deadline where its machine takes no more either', async () => {
    const port = Number(new URL(stage.crime.url).port);
    await stage.crime.stop();
    const frozen = new Worker(FROZEN, { eval: true, workerData: port });
    await once(frozen, 'message');
    for (const answer of await crowd(stage, 20)) expect(answer).toEqual(LOST);
    await frozen.terminate();
    await stage.crime.restart();
  });
});

/** Listens with next to no room for those who wait, and takes none of them. */
const FROZEN = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
createServer().listen({ port: workerData, host: '127.0.0.1', backlog: 1 }, () => {
  parentPort.postMessage('listens');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

describe.each(ENGINES)('a write whose answer does not come, on the engine %s', (engine) => {
  let register: Faulty;
  let hub: Awaited<ReturnType<typeof startHub>>;
  beforeAll(async () => {
    hub = await startHub({ HUB_ENGINE: engine }, {}, async (owner) => {
      if (owner.name !== 'register') return owner.url;
      register = await standBefore(owner);
      return register.url;
    });
  });
  afterAll(async () => {
    await hub.release();
    await register.stop();
  });

  it.each<[string, Manner]>([
    ['closed', (socket) => void socket.end()],
    ['reset', (socket) => void socket.resetAndDestroy()],
    ['cut', (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"data":')],
  ])('is never sent again: its connection is %s', async (_how, manner) => {
    const before = register.asked.length;
    register.manner = manner;
    expect(await hub.ask('mutation { rename(code: "1461", name: "Dals-Ed") { name } }')).toEqual({
      data: { rename: null },
      errors: [unavailable('register', ['rename'])],
    });
    expect(register.asked.length - before).toBe(1);
  });
});
