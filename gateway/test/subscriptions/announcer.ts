import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Owner } from '../fixtures/owner.ts';

/** A subgraph that tells of names, by streams whose every byte the test decides. */
export interface Announcer extends Pick<Owner, 'name' | 'url' | 'sdl' | 'stop' | 'restart'> {
  /** The streams it was asked for, oldest first. */
  readonly asked: { headers: IncomingHttpHeaders; body: string }[];
  /** How many streams are open. */
  readonly open: () => number;
  /** Tells one event after the other, each once the one before has left; resolves with the last. */
  readonly flood: (events: number, more: object) => Promise<void>;
  /** How many of a flood have been begun. */
  readonly flooded: () => number;
  /** Sends to every open stream. */
  readonly send: (text: string) => void;
  /** Tells that a municipality has another name. */
  readonly tell: (id: string, code: string, more?: object) => void;
}

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
type Query { announcer: String }
type Subscription {
  renamed(code: ID): Municipality
  closed: Municipality @requiresScopes(scopes: [["council:read"]])
}
type Municipality @key(fields: "code") { code: ID! filler: String }`;

export async function startAnnouncer(): Promise<Announcer> {
  const asked: Announcer['asked'] = [];
  const streams = new Set<ServerResponse>();
  const http = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    if (request.headers.accept !== 'text/event-stream')
      return void response.setHeader('content-type', 'application/json').end('{"data":{}}');
    asked.push({ headers: request.headers, body });
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  const listen = (port: number) => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = http.address() as AddressInfo;
  let flooded = 0;
  const send = (text: string) => {
    for (const stream of streams) stream.write(text);
  };
  return {
    name: 'announcer',
    url: `http://127.0.0.1:${port}/graphql`,
    sdl: SDL,
    asked,
    open: () => streams.size,
    flooded: () => flooded,
    flood: async (events, more) => {
      const [stream] = streams;
      for (flooded = 0; flooded < events; flooded += 1)
        await new Promise((left) => stream?.write(eventOf(`e${flooded}`, '1492', more), left));
    },
    send,
    tell: (id, code, more = {}) => send(eventOf(id, code, more)),
    restart: () => listen(port),
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function eventOf(id: string, code: string, more: object): string {
  const data = { renamed: { __typename: 'Municipality', code, ...more } };
  return `id: ${id}\nevent: next\ndata: ${JSON.stringify({ data })}\n\n`;
}
