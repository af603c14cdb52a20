import type { TypedDocumentString } from '../generated/graphql.ts';

/** A hub's answer, or what the browser kept of an earlier one. */
export interface Answer<Data> {
  readonly data: Data;
  /** Whether some of the hub's owners have not answered: what is theirs is null. */
  readonly partial: boolean;
  /** When the hub gave it. */
  readonly at: Date;
  /** Whether the hub itself calls it fresh: it is no older than its `max-age`. */
  readonly fresh: boolean;
}

/** Whoever waits longer is told that the hub has not answered, milliseconds. */
const PATIENCE = 8_000;

/** What a document asks of a hub: one address, so that every cache on the way knows it again. */
export function addressOf<Data, Variables>(
  hub: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): string {
  // The ids were put in at build: no query stands in the code of a widget.
  const id = (document as unknown as { __meta__: { hash: string } }).__meta__.hash;
  const search = new URLSearchParams({ documentId: id, variables: JSON.stringify(variables) });
  return `${hub.replace(/\/+$/, '')}/graphql?${search}`;
}

/** Ends what is asked when `ending` does, or when nobody should be kept waiting longer. */
export function patient(ending: AbortSignal): AbortSignal {
  return AbortSignal.any([ending, AbortSignal.timeout(PATIENCE)]);
}

/**
 * What the browser has, however old, else what the hub says.
 *
 * Nothing is stored but in the browser's own HTTP cache, and nothing is told of whoever looks: no cookie, no referrer.
 *
 * @throws where the hub has not answered, or has answered with no data; also where that is what the browser has kept
 */
export async function recall<Data>(address: string, signal: AbortSignal): Promise<Answer<Data>> {
  return read(await ask(address, 'force-cache', signal));
}

/**
 * What the hub says now. Throws as `recall` does.
 *
 * The browser keeps nothing of it: an error, or a part of an answer, would take the place of the whole one that it has.
 */
export async function renew<Data>(address: string, signal: AbortSignal): Promise<Answer<Data>> {
  return read(await ask(address, 'no-store', signal));
}

/** Has the browser keep what the hub has just said, for the next visit: mostly that its own still stands. Never rejected. */
export async function keep(address: string, signal: AbortSignal): Promise<void> {
  try {
    await (await ask(address, 'no-cache', signal)).arrayBuffer();
  } catch {
    // What was said is shown all the same.
  }
}

function ask(address: string, cache: RequestCache, signal: AbortSignal): Promise<Response> {
  return fetch(address, { cache, credentials: 'omit', referrerPolicy: 'no-referrer', signal });
}

async function read<Data>(response: Response): Promise<Answer<Data>> {
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { data, errors } = (await response.json()) as { data?: Data | null; errors?: unknown[] };
  if (!data) throw new Error('no data');
  const seconds = (name: string) => Number(response.headers.get(name) ?? 0);
  const given = Date.parse(response.headers.get('date') ?? '') || Date.now();
  const at = new Date(given - 1_000 * seconds('age'));
  const lifetime = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1] ?? 0);
  return { data, partial: errors !== undefined, at, fresh: Date.now() - at.getTime() <= 1_000 * lifetime };
}
