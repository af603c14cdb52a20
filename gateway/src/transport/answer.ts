import { Unavailable } from './errors.ts';

/** A subgraph's answer, checked in shape only: what it holds is its owner's. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SentError[];
  /** For how long it stands by its owner's `Cache-Control`, seconds; 0 where its owner does not say. */
  readonly lifetime: number;
}

/** An error as a subgraph sends it. */
export interface SentError {
  readonly message?: unknown;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** @throws Unavailable where the text is not a GraphQL answer: a proxy's page, half a body. */
export function readAnswer(service: string, text: string, cacheControl?: string | string[]): SubgraphAnswer {
  const answer = json(service, text);
  if (!isRecord(answer)) throw new Unavailable(service, 'not a GraphQL answer');
  const { data, errors } = answer;
  const hasErrors = Array.isArray(errors) && errors.length > 0 && errors.every(isRecord);
  if (!(isRecord(data) || (hasErrors && (data === null || data === undefined)))) {
    throw new Unavailable(service, 'neither data nor errors');
  }
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isRecord))) {
    throw new Unavailable(service, 'errors of no known shape');
  }
  return { data: data ?? null, ...(hasErrors && { errors }), lifetime: lifetimeIn(String(cacheControl ?? '')) };
}

function lifetimeIn(cacheControl: string): number {
  const kept = !/\b(no-store|no-cache|private)\b/i.test(cacheControl);
  return kept ? Number(/\bmax-age=(\d{1,8})\b/i.exec(cacheControl)?.[1] ?? 0) : 0;
}

function json(service: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unavailable(service, 'not JSON');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
