import { randomUUID } from 'node:crypto';

/**
 * The caller's request id, or a fresh one.
 *
 * It is written into the log and sent on as a header, so nothing but a short word is taken: no line break, no sentence.
 */
export function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
}
