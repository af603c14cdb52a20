import { setTimeout as pause } from 'node:timers/promises';

const ASK_LIMIT = 3_000;
const BETWEEN = 100;

/**
 * Asks a service whether it is ready.
 *
 * @returns undefined where it answered 200, else why not, in a few words
 */
export async function whyNotReady(origin) {
  try {
    const response = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(ASK_LIMIT) });
    if (response.ok) return undefined;
    const { reason } = await response.json().catch(() => ({}));
    return `answers ${response.status}${reason ? `, ${reason}` : ''}`;
  } catch (error) {
    return error.name === 'TimeoutError' ? `has not answered for ${ASK_LIMIT} ms` : 'does not answer';
  }
}

/**
 * Waits until a service is ready.
 *
 * @param limit - milliseconds
 * @returns undefined once ready, else why not when the limit had passed or the signal was given
 */
export async function waitUntilReady(origin, limit, signal) {
  const end = Date.now() + limit;
  for (;;) {
    const why = await whyNotReady(origin);
    if (why === undefined || Date.now() > end || signal.aborted) return why;
    await pause(BETWEEN);
  }
}
