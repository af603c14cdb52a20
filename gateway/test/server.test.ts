import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ HEADERS_TIMEOUT_MS: '300', REQUEST_TIMEOUT_MS: '600' });
});
afterAll(() => hub.release());

const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = JSON.stringify({ query: '{ offenceTypes }' });

async function send(init: RequestInit, path = '') {
  const answer = await fetch(hub.url + path, init);
  const { data, errors = [] } = (await answer.json()) as {
    data?: object;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: answer.status, data, message: errors[0]?.message, code: errors[0]?.extensions.code };
}

describe('a page of anyone’s that asks with its visitor’s browser (CSRF)', () => {
  const forged: [string, RequestInit, string?][] = [
    ['GET, as an image does', {}, '?query={offenceTypes}'],
    ['GET of a write', {}, '?query=mutation{rename(code:"1461",name:"x"){name}}'],
    ['POST without a content type', { method: 'POST', body: new Uint8Array(Buffer.from(QUERY)) }],
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(
      (type): [string, RequestInit] => [
        `POST of ${type}, as a form does`,
        { method: 'POST', headers: { 'content-type': type }, body: QUERY },
      ],
    ),
  ];

  it.each(forged)('is not answered: %s', async (_how, init, path = '') => {
    const heard = hub.crime.asked.length + hub.register.asked.length;
    const { status, data, message } = await send(init, path);
    expect({ status, data, message }).toEqual({
      status: 400,
      data: undefined,
      message: expect.stringMatching(/^This operation has been blocked as a potential Cross-Site Request Forgery/),
    });
    expect(hub.crime.asked.length + hub.register.asked.length).toBe(heard);
  });

  it('cannot write by GET, whatever it sends', async () => {
    const headers = { 'apollo-require-preflight': 'yes' };
    expect((await send({ headers }, '?query=mutation{rename(code:"1461",name:"x"){name}}')).status).toBe(405);
  });
});

describe('many operations in one request', () => {
  it('are refused: each is bounded, and so they are counted one by one', async () => {
    const batch = { method: 'POST', headers: JSON_TYPE, body: `[${QUERY},${QUERY}]` };
    expect(await send(batch)).toMatchObject({ status: 400, message: 'Operation batching disabled.', code: 'BAD_REQUEST' });
  });
});

describe('a request larger than it may be', () => {
  it('is refused with value and bound: its body', async () => {
    const body = JSON.stringify({ query: '{ offenceTypes }', variables: { filler: 'x'.repeat(1_048_576) } });
    expect(await send({ method: 'POST', headers: JSON_TYPE, body })).toMatchObject({
      status: 413,
      message: `The request body is ${body.length} bytes; it may be 1048576`,
    });
  });

  it('is refused: a body that is small until it is unpacked (zip bomb)', async () => {
    const body = new Uint8Array(gzipSync(`{"query":"${' '.repeat(64 * 1024 * 1024)}"}`));
    expect(body.length).toBeLessThan(100_000);
    const { status, message } = await send({ method: 'POST', headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body });
    expect({ status, message }).toEqual({ status: 413, message: expect.stringMatching(/it may be 1048576$/) });
  });

  it('is refused with value and bound: its address', async () => {
    const path = `?query={offenceTypes}&filler=${'x'.repeat(9_000)}`;
    const { status, message } = await send({ headers: { 'apollo-require-preflight': 'yes' } }, path);
    const length = '/graphql'.length + path.length;
    expect({ status, message }).toMatchObject({
      status: 414,
      message: expect.stringMatching(/^The address is \d+ characters; it may be 8192$/),
    });
    expect(Number(message?.match(/\d+/)?.[0])).toBeGreaterThanOrEqual(length);
  });

  it('is refused with value and bound: the count of its headers, none of them dropped unread', async () => {
    const headers = Object.fromEntries(Array.from({ length: 120 }, (_, place) => [`x-filler-${place}`, 'x']));
    const { status, message } = await send({ method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: QUERY });
    expect({ status, message }).toEqual({
      status: 431,
      message: expect.stringMatching(/^The request has 1[23]\d headers; it may have 100$/),
    });
  });

  it('is cut off: its headers in bytes', async () => {
    const socket = await open();
    socket.write(`GET /graphql HTTP/1.1\r\nHost: x\r\nX-Filler: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(await end(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('a caller that sends as slowly as it can (slow loris)', () => {
  it('is cut off with 408 in its headers, however steadily they come, and others are answered meanwhile', async () => {
    const socket = await open();
    socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n');
    const dripping = setInterval(() => socket.writable && socket.write('X-Drip: x\r\n'), 50);
    const ended = end(socket);
    expect((await send({ method: 'POST', headers: JSON_TYPE, body: QUERY })).status).toBe(200);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(dripping);
  });

  it('is cut off with 408 in its body', async () => {
    const socket = await open();
    socket.write(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":`);
    const dripping = setInterval(() => socket.writable && socket.write(' '), 50);
    expect(await end(socket)).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(dripping);
  });

  it('is cut off though it says nothing at all', async () => {
    expect(await end(await open())).toMatch(/^HTTP\/1\.1 408 /);
  });
});

async function open(): Promise<Socket> {
  const { port, hostname } = new URL(hub.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined); // a write into what has been cut off
  await once(socket, 'connect');
  return socket;
}

/** All that was answered until the connection was closed. */
async function end(socket: Socket): Promise<string> {
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}
