import type { Answerer } from './graphs.ts';
import { serveRaw, toAnswer } from './http.ts';

/** A subgraph that works each answer out once, and gives it from memory from then on: what is measured is the gateway. */
export interface Remembering {
  readonly port: number;
  /** How many requests it has had. */
  readonly requests: () => number;
}

/** Serves a subgraph on a free port. */
export async function remember(answer: Answerer): Promise<Remembering> {
  const known = new Map<string, Buffer>();
  let requests = 0;
  const workOut = async (body: string) => {
    try {
      const { text, cacheControl } = await answer(body);
      const headers = {
        'content-type': 'application/json',
        ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
      };
      const made = toAnswer('200 OK', text, headers);
      known.set(body, made);
      return made;
    } catch (error) {
      return toAnswer('500 Internal Server Error', (error as Error).message, { 'content-type': 'text/plain' });
    }
  };
  const { port } = await serveRaw((body) => {
    requests += 1;
    return known.get(body) ?? workOut(body);
  });
  return { port, requests: () => requests };
}
