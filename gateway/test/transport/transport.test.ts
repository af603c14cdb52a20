import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { ANYONE, type Signer } from '@hub/kernel/process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport, type Sender } from '../../src/engine/transport/transport.ts';

/** A subgraph that reads and never answers. */
const silent = createServer((socket) => {
  connections += 1;
  open.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => open.delete(socket));
  socket.on('data', (bytes) => {
    read += bytes.toString('latin1');
  });
});
let connections = 0;
let read = '';
const open = new Set<Socket>();
let url: string;
beforeAll(async () => {
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  silent.close();
});
beforeEach(() => {
  connections = 0;
  read = '';
});

const sender: Sender = { requestId: 'a-request', caller: ANYONE };
const REQUEST = '{"query":"{ __typename }"}';
const transportOf = (deadline: number, signer?: Signer) => createTransport([{ name: 'silent', url }], deadline, signer);

const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Undici makes a connection anew where a call that was given up has taken one with it, and keeps it for the next: hence twice. */
describe('a call', () => {
  it('ends with its request’s time, where that is before its own deadline', async () => {
    const transport = transportOf(60_000);
    const ended = transport.send('silent', REQUEST, { ...sender, until: performance.now() + 30 });
    await expect(ended).rejects.toMatchObject({ reason: expect.stringMatching(/^no answer within \d\d ms$/) });
    const late = transport.send('silent', REQUEST, { ...sender, until: performance.now() - 1 });
    await expect(late).rejects.toMatchObject({ reason: 'no answer within 0 ms' });
    await transport.close();
    await until(() => open.size === 0);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('ends when its caller goes, and is not begun where the caller has gone', async () => {
    const transport = transportOf(60_000);
    const leaving = new AbortController();
    const under = transport.send('silent', REQUEST, sender, leaving.signal);
    await until(() => read !== '');
    leaving.abort();
    await expect(under).rejects.toMatchObject({ service: 'silent', reason: 'the caller has gone' });
    const after = transport.send('silent', REQUEST, sender, leaving.signal);
    await expect(after).rejects.toMatchObject({ reason: 'the caller has gone' });
    await transport.close();
    await until(() => open.size === 0);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('has a token where they are signed, waits for it within its deadline, and sends nothing without', async () => {
    const signed = transportOf(60_000, { sign: async (_caller, audience) => `token-for-${audience}` });
    const leaving = new AbortController();
    const under = signed.send('silent', REQUEST, sender, leaving.signal);
    await until(() => read.endsWith(REQUEST));
    expect(read).toMatch(/^authorization: Bearer token-for-silent\r$/m);
    leaving.abort();
    await expect(under).rejects.toMatchObject({ reason: 'the caller has gone' });
    await signed.close();

    const stuck = transportOf(30, { sign: () => new Promise(() => undefined) });
    await expect(stuck.send('silent', REQUEST, sender)).rejects.toMatchObject({ reason: 'no answer within 30 ms' });
    await stuck.close();
    const keyless = transportOf(60_000, { sign: () => Promise.reject(Object.assign(new Error('no key'), { code: 'ENOENT' })) });
    await expect(keyless.send('silent', REQUEST, sender)).rejects.toMatchObject({ reason: 'ENOENT' });
    await keyless.close();
    await until(() => open.size === 0);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('holds no header of its sender’s making', async () => {
    const transport = transportOf(60_000);
    const sent = transport.send('silent', REQUEST, { ...sender, requestId: 'a\r\ncontent-length: 0\r\n\r\nGET / HTTP/1.1' });
    await expect(sent).rejects.toMatchObject({ service: 'silent' });
    await expect(transport.send('nobody', REQUEST, sender)).rejects.toMatchObject({ reason: 'no such subgraph' });
    await transport.close();
    expect(read).toBe('');
  });

  it('that waits for a connection in vain makes none: a thousand calls are not a thousand connections', async () => {
    const transport = transportOf(60_000);
    const soon = { ...sender, until: performance.now() + 200 };
    const calls = Array.from({ length: 1_000 }, () => transport.send('silent', REQUEST, soon));
    for (const call of await Promise.allSettled(calls))
      expect(call).toMatchObject({ reason: { reason: expect.stringMatching(/^no answer within/) } });
    await transport.close();
    await until(() => open.size === 0);
    expect(connections).toBeLessThanOrEqual(2 * 256); // 128 whose time is over, and 128 whose time is by a moment not
  });
});
