import { Agent, request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
afterEach(() => hub.release());

const health = async (path: string) => {
  const answer = await fetch(`${hub.origin}/health/${path}`);
  return { status: answer.status, body: await answer.json() };
};

describe('health', () => {
  it('is ready while every subgraph answers, and otherwise names those that do not', async () => {
    hub = await startHub();
    expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
    expect(await health('ready')).toEqual({ status: 200, body: { status: 'ready' } });
    await hub.crime.stop();
    hub.register.manner = 'hangs';
    expect(await health('ready')).toEqual({
      status: 503,
      body: { status: 'not ready', reason: 'No answer from crime, register' },
    });
    expect(await health('live')).toMatchObject({ status: 200 });
    await hub.crime.restart();
    hub.register.manner = 'answers';
    expect(await health('ready')).toMatchObject({ status: 200 });
  });
});

describe('a stop', () => {
  it('answers what is under way, then refuses', async () => {
    hub = await startHub({ SUBGRAPH_DEADLINE_MS: '20000' });
    const running = hub.ask('{ later(ms: 400) }');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = hub.stop();
    expect((await health('ready')).body).toEqual({ status: 'draining' });
    expect(await running).toEqual({ data: { later: 'done' } });
    await stopped;
    await expect(hub.ask('{ offenceTypes }')).rejects.toThrow('fetch failed');
  });

  it('loses no request of a caller that keeps its connections and closes them when told to', async () => {
    hub = await startHub();
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const answers: Outcome[] = [];
    const callers = Array.from({ length: 4 }, async () => {
      for (let last: Outcome = { status: 200, closing: false }; !last.closing; ) {
        last = await post(agent, hub.url);
        answers.push(last);
      }
    });
    while (answers.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    await hub.stop();
    await Promise.all(callers);
    agent.destroy();
    expect(answers.length).toBeGreaterThan(20); // each caller was answered on, and told to close
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

interface Outcome {
  readonly status: number | string;
  /** The gateway asks for the connection’s end, or has ended it. */
  readonly closing: boolean;
}

function post(agent: Agent, url: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
      const outcome = { status: answer.statusCode ?? 0, closing: answer.headers.connection === 'close' };
      answer.resume().once('end', () => resolve(outcome));
    });
    sent.once('error', (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? error.message, closing: true }));
    sent.end(JSON.stringify({ query: '{ municipality(code: "1492") { offences } }' }));
  });
}
