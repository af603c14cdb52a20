import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import type { Owner } from '../../fixtures/owner.ts';

/** What a server does with a request once it has read the whole of it. */
export type Manner = (socket: Socket, request: Asked) => void | Promise<void>;

/** A request as it came. */
export interface Asked {
  readonly head: string;
  readonly body: string;
  /** How many came on its connection, this one included. */
  readonly number: number;
  /** What the owner behind answers. */
  readonly answer: () => Promise<string>;
}

/** An owner behind a server that speaks HTTP byte by byte, and so can misspeak it. */
export interface Faulty {
  readonly url: string;
  manner: Manner;
  /** Requests so far. */
  readonly asked: Asked[];
  /** Connections that stand now. */
  readonly open: ReadonlySet<Socket>;
  /** Connections so far. */
  readonly connections: number;
  /** Has connections met with this, before anything is read; undefined for nothing. */
  greeting: ((socket: Socket) => void) | undefined;
  readonly stop: () => Promise<void>;
  /** Back on the port it had. */
  readonly restart: () => Promise<void>;
}

/** An answer without a fault in it, as bytes; headers given replace those of the same name, and undefined leaves one out. */
export function answerOf(body: string | Buffer, status = '200 OK', headers: Record<string, string | undefined> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).filter(([, value]) => value !== undefined);
  const head = [`HTTP/1.1 ${status}`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

export const well: Manner = async (socket, { answer }) => void socket.write(answerOf(await answer()));

/** Stands before an owner; a fault is another manner. */
export async function standBefore(owner: Owner): Promise<Faulty> {
  const asked: Asked[] = [];
  const open = new Set<Socket>();
  const state: { manner: Manner; greeting: Faulty['greeting']; connections: number } = {
    manner: well,
    greeting: undefined,
    connections: 0,
  };
  const answerTo = (body: string) => async () => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(owner.url, { method: 'POST', headers, body })).text();
  };
  const server: Server = createServer((socket) => {
    state.connections += 1;
    open.add(socket);
    socket.on('error', () => undefined); // its other side has every reason to end it
    socket.on('close', () => open.delete(socket));
    state.greeting?.(socket);
    let number = 0;
    readRequests(socket, (head, body) => {
      number += 1;
      const request = { head, body, number, answer: answerTo(body) };
      asked.push(request);
      void state.manner(socket, request);
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    open,
    get connections() {
      return state.connections;
    },
    get manner() {
      return state.manner;
    },
    set manner(manner) {
      state.manner = manner;
    },
    get greeting() {
      return state.greeting;
    },
    set greeting(greeting) {
      state.greeting = greeting;
    },
    restart: () => listen(port),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function readRequests(socket: Socket, ask: (head: string, body: string) => void): void {
  let held = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (let end = held.indexOf('\r\n\r\n'); end !== -1; end = held.indexOf('\r\n\r\n')) {
      const head = held.toString('latin1', 0, end);
      const whole = end + 4 + Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
      if (held.length < whole) return;
      const body = held.toString('utf8', end + 4, whole);
      held = held.subarray(whole);
      ask(head, body);
    }
  });
}

/** Waits for what comes by itself. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
