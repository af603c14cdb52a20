import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answerer } from './graphs.ts';

/** Longer than a run: a connection that is closed while a gateway writes to it would count as the gateway's failure. */
const KEEP_ALIVE = 3_600_000;

/** A subgraph that works each answer out once, and gives it from memory from then on: what is measured is the gateway. */
export interface Remembering {
  readonly port: number;
  /** How many requests it has had. */
  readonly requests: () => number;
}

/** Serves a subgraph on a free port. */
export async function remember(answer: Answerer): Promise<Remembering> {
  const known = new Map<string, { headers: Record<string, string | number>; content: Buffer }>();
  let requests = 0;
  const find = async (body: string) => {
    const found = known.get(body);
    if (found !== undefined) return found;
    const { text, cacheControl } = await answer(body);
    const content = Buffer.from(text);
    const headers = {
      'content-type': 'application/json',
      'content-length': content.length,
      ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
    };
    const made = { headers, content };
    known.set(body, made);
    return made;
  };
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      find(Buffer.concat(chunks).toString()).then(
        ({ headers, content }) => response.writeHead(200, headers).end(content),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    });
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, requests: () => requests };
}
