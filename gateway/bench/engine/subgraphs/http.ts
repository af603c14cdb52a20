import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';
const NOTHING = Buffer.alloc(0);

/** A server on a free port of this machine. */
export interface RawServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * As much of HTTP/1.1 as the gateways speak to a subgraph, and no more: one request after the other on kept connections, their
 * bodies measured or in chunks. node:http costs more than twice as much for an answer that is ready, on the core that also asks:
 * with it, that core and not the gateway would bound what is measured.
 *
 * @param respond - gives the whole answer to a request's body, its head with it
 */
export async function serveRaw(respond: (body: string) => Buffer | Promise<Buffer>): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    follow(socket, respond);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The head and the body of an answer, in one piece. */
export function toAnswer(status: string, content: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(content)) });
  return Buffer.from(
    `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}connection: keep-alive\r\n\r\n${content}`,
  );
}

function follow(socket: Socket, respond: (body: string) => Buffer | Promise<Buffer>): void {
  let received: Buffer = NOTHING;
  let isAnswering = false;
  const answer = () => {
    while (!isAnswering) {
      const request = readRequest(received);
      if (request === undefined) return;
      received = received.subarray(request.length);
      const given = respond(request.body);
      if (Buffer.isBuffer(given)) socket.write(given);
      else {
        isAnswering = true;
        given.then((made) => {
          socket.write(made);
          isAnswering = false;
          answer();
        });
      }
    }
  };
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    answer();
  });
  socket.on('error', () => socket.destroy());
}

/** @returns the first request's body and how many bytes it takes, head and all; undefined where it has not come whole */
function readRequest(received: Buffer): { body: string; length: number } | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const start = end + END_OF_HEAD.length;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return readChunks(received, start);
  const length = start + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  return received.length < length ? undefined : { body: received.toString('utf8', start, length), length };
}

function readChunks(received: Buffer, start: number): { body: string; length: number } | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const line = received.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(received.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (received.length < next) return undefined;
    if (size === 0) return { body: Buffer.concat(chunks).toString(), length: next };
    chunks.push(received.subarray(line + 2, line + 2 + size));
    at = next;
  }
}
