import { isUtf8 } from 'node:buffer';
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

/** What an answer's headers say of its body. */
export interface Described {
  readonly contentType?: string | undefined;
  readonly cacheControl?: string | undefined;
}

/** What GraphQL over HTTP answers in, and in UTF-8 alone: read as anything else, the same bytes say other words. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)(?!.*charset\s*=\s*(?!"?utf-?8\b))/i;
const BYTE_ORDER_MARK = '\uFEFF';

/** @throws Unavailable where the bytes are not a GraphQL answer: a proxy's page, half a body. */
export function readAnswer(service: string, body: Buffer, { contentType, cacheControl }: Described = {}): SubgraphAnswer {
  if (contentType !== undefined && !JSON_TYPE.test(contentType)) throw new Unavailable(service, 'no type of JSON');
  const answer = json(service, body);
  if (!isRecord(answer)) throw new Unavailable(service, 'not a GraphQL answer');
  const { data, errors } = answer;
  const hasErrors = Array.isArray(errors) && errors.length > 0 && errors.every(isRecord);
  if (!(isRecord(data) || (hasErrors && (data === null || data === undefined)))) {
    throw new Unavailable(service, 'neither data nor errors');
  }
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isRecord))) {
    throw new Unavailable(service, 'errors of no known shape');
  }
  return {
    data: data ?? null,
    ...(hasErrors && { errors: errors.map(wellFormed) }),
    lifetime: cacheControl === undefined ? 0 : lifetimeIn(cacheControl),
  };
}

/** An error without what it has no use for: servers write null where they have nothing to say, or worse. */
function wellFormed({ message, path, extensions }: Record<string, unknown>): SentError {
  const isPath = Array.isArray(path) && path.every((segment) => typeof segment === 'string' || Number.isInteger(segment));
  return { message, ...(isPath && { path }), ...(isRecord(extensions) && { extensions }) };
}

function lifetimeIn(cacheControl: string): number {
  const kept = !/\b(no-store|no-cache|private)\b/i.test(cacheControl);
  return kept ? Number(/\bmax-age=(\d{1,8})\b/i.exec(cacheControl)?.[1] ?? 0) : 0;
}

function json(service: string, body: Buffer): unknown {
  if (!isUtf8(body)) throw new Unavailable(service, 'not UTF-8');
  try {
    const text = body.toString();
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    throw new Unavailable(service, 'not JSON');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
