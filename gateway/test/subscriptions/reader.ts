import { type ReadEvent, readEvents } from '../../src/engine/transport/event-reader.ts';

/** One event as a client reads it. */
export interface Told {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  readonly data: any;
  readonly errors: { readonly path?: (string | number)[]; readonly extensions: { readonly code: unknown } }[];
  readonly codes: unknown[];
}

export interface Reader {
  readonly status: number;
  readonly headers: Headers;
  /** Waits for the next event; undefined where the stream has ended. */
  readonly next: () => Promise<Told | undefined>;
  /** Every event until the stream ends. */
  readonly rest: () => Promise<Told[]>;
  readonly leave: () => void;
}

/** Subscribes by POST, or by GET where `by` says so. */
export async function subscribe(
  url: string,
  query: string,
  {
    headers = {},
    variables = {},
    by = 'POST',
  }: { headers?: Record<string, string>; variables?: object; by?: 'GET' | 'POST' } = {},
): Promise<Reader> {
  const leaving = new AbortController();
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const sent = { headers: { accept: 'text/event-stream', ...headers }, signal: leaving.signal };
  const response =
    by === 'GET'
      ? await fetch(`${url}?${search}`, sent)
      : await fetch(url, {
          ...sent,
          method: 'POST',
          headers: { ...sent.headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
  const events = readEvents(response.body as unknown as AsyncIterable<Uint8Array>);
  const next = async () => {
    const { value, done } = await events.next();
    return done ? undefined : told(value);
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    rest: async () => {
      const all: Told[] = [];
      for (let one = await next(); one !== undefined; one = await next()) all.push(one);
      return all;
    },
    leave: () => leaving.abort(),
  };
}

function told({ id, event, data }: ReadEvent): Told {
  const { data: given = null, errors = [] } = data === '' ? {} : JSON.parse(data);
  return { id, event, data: given, errors, codes: (errors as Told['errors']).map(({ extensions }) => extensions.code) };
}

/** Waits for what comes about by itself. */
export async function until(wanted: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (wanted()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited ten seconds in vain');
}
