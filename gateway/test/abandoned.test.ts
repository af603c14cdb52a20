import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ SUBGRAPH_DEADLINE_MS: '20000' });
  hub.register.manner = 'hangs';
});
afterAll(async () => {
  await hub.register.stop();
  await hub.release();
});

const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Asks, and leaves once the subgraph has been asked. */
async function abandon(query: string): Promise<void> {
  const leaving = new AbortController();
  const before = hub.register.asked.length;
  const body = JSON.stringify({ query });
  const answer = fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: leaving.signal,
  });
  await until(() => hub.register.asked.length > before);
  leaving.abort();
  await expect(answer).rejects.toThrow('aborted');
}

it('a read that nobody waits for is cut off, and a write is not', async () => {
  await abandon('mutation { rename(code: "1492", name: "SYNTHETIC") { name } }');
  await abandon('{ municipality(code: "1492") { name } }');
  await until(() => hub.register.abandoned.length > 0);
  expect(hub.register.abandoned).toEqual([expect.stringContaining('municipality')]);
});
