import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { Claims, Verified, Verifier } from './token.ts';

/** A short way: sees a request before Express does, and answers it or hands it on as it came. */
export type Lane = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A longer body is Express's to read, bytes. */
export const BODY_LIMIT = 100_000;

/**
 * Reads a body whose length is known, and leaves the request so that it can be given back: read by exactly so many bytes, its
 * stream has not ended, and flows again for whoever listens next.
 *
 * @param onBody - called with the whole body; never where the caller goes before
 */
export function readWhole(request: IncomingMessage, length: number, onBody: (body: Buffer) => void): void {
  const onReadable = () => {
    const body: Buffer | null = request.read(length);
    if (body === null) return;
    request.off('readable', onReadable);
    onBody(body);
  };
  request.on('readable', onReadable);
}

/** Puts a body back that `readWhole` has read: whoever reads the request next finds it whole. */
export function giveBack(request: IncomingMessage, body: Buffer): void {
  request.unshift(body);
}

/**
 * The way of what the gateway asks, to Apollo Server without Express, whose part of a read's cost is a tenth. The token is looked
 * at by the same verifier, before the body is read and after; whatever is not of the gateway's own form, and whatever is to be
 * refused, is handed on: the guard has the words for it.
 */
export function createTokenLane<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  verifier: Verifier,
  open: (verified: Verified) => Context,
): Lane {
  const read = (claims: Claims, bytes: Buffer) => {
    try {
      return { body: JSON.parse(bytes.toString()), verified: verifier.take(claims, bytes) };
    } catch {
      return undefined;
    }
  };
  type Taken = NonNullable<ReturnType<typeof read>>;
  const answer = async ({ headers: sent }: IncomingMessage, response: ServerResponse, { body, verified }: Taken) => {
    const headers = new HeaderMap(Object.entries(sent).map(([name, value]) => [name, String(value)]));
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: async () => open(verified),
    });
    if (answered.body.kind !== 'complete') throw new Error('A subgraph answers in one piece');
    const text = Buffer.from(answered.body.string);
    response.writeHead(answered.status ?? 200, [...answered.headers, ['content-length', String(text.length)]].flat()).end(text);
  };
  const take = async (request: IncomingMessage, response: ServerResponse, next: () => void, length: number) => {
    const claims = await verifier.open(request.headers.authorization?.slice('Bearer '.length) ?? '');
    readWhole(request, length, (bytes) => {
      const asked = read(claims, bytes);
      if (asked) return void answer(request, response, asked).catch(() => response.destroy());
      giveBack(request, bytes);
      next();
    });
  };
  return (request, response, next) => {
    const length = plainLength(request);
    if (length === undefined) next();
    else take(request, response, next, length).catch(() => next());
  };
}

/** The length of a body in the form that the gateway sends; undefined for any other request. */
function plainLength({ method, url, headers }: IncomingMessage): number | undefined {
  const { accept = 'application/json', 'content-type': type, 'content-encoding': packed } = headers;
  if (method !== 'POST' || url !== '/graphql' || type !== 'application/json' || packed !== undefined) return undefined;
  if (accept !== 'application/json' || !headers.authorization?.startsWith('Bearer ')) return undefined;
  const length = Number(headers['content-length']);
  return length > 0 && length <= BODY_LIMIT ? length : undefined;
}
