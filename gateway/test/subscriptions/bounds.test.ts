import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type House, openHouse } from './house.ts';
import { subscribe, until } from './reader.ts';

const QUERY = 'subscription { renamed { code filler } }';

let house: House;
beforeAll(async () => {
  house = await openHouse({ HUB_HEARTBEAT_MS: '100', HUB_STREAMS: '2' });
});
afterAll(() => house.release());

/** A reader that takes nothing of what it is sent until `take`. */
async function openSlowly() {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const body = JSON.stringify({ query: QUERY });
  const headers = ['host: hub', 'accept: text/event-stream', 'content-type: application/json', `content-length: ${body.length}`];
  socket.write(`POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  socket.pause();
  return socket;
}

it('a reader that is slow holds up the source, not the gateway’s memory, and misses nothing', async () => {
  const socket = await openSlowly();
  await until(() => house.announcer.open() === 1);
  const EVENTS = 64;
  const flood = house.announcer.flood(EVENTS, { filler: 'SYNTHETIC '.repeat(100_000) });
  // Once nothing more leaves the owner, everybody on the way holds what they may hold.
  let before = -1;
  for (let still = 0; still < 20; still = house.announcer.flooded() === before ? still + 1 : 0) {
    before = house.announcer.flooded();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(house.announcer.flooded()).toBeLessThan(EVENTS / 2);
  const ids: string[] = [];
  let tail = '';
  socket.on('data', (chunk) => {
    tail += chunk;
    ids.push(...[...tail.matchAll(/^id: (e\d+)\n/gm)].map(([, id]) => id ?? ''));
    tail = tail.slice(tail.lastIndexOf('\n') + 1).slice(0, 20);
  });
  socket.resume();
  await flood;
  await until(() => ids.at(-1) === `e${EVENTS - 1}`);
  expect(ids).toEqual(Array.from({ length: EVENTS }, (_, event) => `e${event}`));
  socket.destroy();
  await until(() => house.announcer.open() === 0);
});

it('a stream without events gives signs of life', async () => {
  const response = await fetch(house.url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(chunk);
    if (text.length > 9) break;
  }
  expect(text).toMatch(/^(:\n\n)+$/);
  await until(() => house.announcer.open() === 0);
});

it('a caller has so many streams and no more, until it ends one', async () => {
  const [one] = await Promise.all([subscribe(house.url, QUERY), subscribe(house.url, QUERY)]);
  await until(() => house.announcer.open() === 2);
  expect((await subscribe(house.url, QUERY)).status).toBe(429);
  one?.leave();
  await until(() => house.announcer.open() === 1);
  expect((await subscribe(house.url, QUERY)).status).toBe(200);
});

it('a gateway that stops tells so and waits for no stream', async () => {
  const stopping = await openHouse();
  const { rest } = await subscribe(stopping.url, QUERY);
  await until(() => stopping.announcer.open() === 1);
  const stopped = stopping.stop();
  expect(await rest()).toMatchObject([{ codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
  await stopped;
  const [line] = stopping.lines.filter((each) => each.includes('"msg":"request"'));
  expect(JSON.parse(line ?? '')).toMatchObject({ kind: 'subscription', status: 200, codes: ['SERVICE_UNAVAILABLE'] });
  await stopping.release();
});

it('Apollo’s engine has no subscriptions, and says so', async () => {
  const apollo = await openHouse({ HUB_ENGINE: 'apollo' });
  const { rest } = await subscribe(apollo.url, QUERY);
  expect(await rest()).toMatchObject([{ codes: ['BAD_USER_INPUT'] }, { event: 'complete' }]);
  await apollo.release();
});
