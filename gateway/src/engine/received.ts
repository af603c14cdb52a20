import type { SentError } from './transport/answer.ts';

/** An error of a subgraph's as the gateway may tell it. */
export interface Received {
  readonly code: string;
  readonly message: string;
  /** What the subgraph says beside the code. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Set by a subgraph's server for its own answer's status and headers, or for a developer's eyes; not the gateway's to repeat. */
const NOT_OURS = ['http', 'stacktrace', 'exception', 'code'];

/**
 * An error that a subgraph sent, with its code, as the gateway gives it on.
 *
 * The threat: an error nobody coded was nobody's text for a client either (a driver's, with an address or a row in it).
 */
export function received(service: string, { message, extensions = {} }: SentError): Received {
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
  if (code === 'INTERNAL_SERVER_ERROR' || typeof message !== 'string') {
    return { code, message: `Something went wrong in the ${service} service`, extensions: {} };
  }
  const rest = Object.entries(extensions).filter(([name]) => !NOT_OURS.includes(name));
  return { code, message, extensions: Object.fromEntries(rest) };
}
