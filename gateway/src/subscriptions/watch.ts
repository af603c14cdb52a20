import { HubError } from '@hub/kernel/process';
import type { GatewayContext } from '../context.ts';

/** The registry is a second old at most: a key that is revoked ends its streams within four, milliseconds. */
const EVERY = 2_000;

/**
 * Whether the caller may still go on as the one it began as.
 *
 * @returns rejects with UNAUTHENTICATED where its credential has ended or its grant has changed, and with SERVICE_UNAVAILABLE
 *   where nobody can say
 */
export function createCheck({ identified, identifyAgain }: GatewayContext): () => Promise<void> {
  const began = JSON.stringify(identified.caller);
  return async () => {
    const { caller } = await identifyAgain();
    if (JSON.stringify(caller) !== began) throw new HubError('UNAUTHENTICATED', 'What you may read has changed; subscribe again');
  };
}

/**
 * Checks from time to time, for a stream that no event comes by.
 *
 * @returns ends it
 */
export function watch(check: () => Promise<void>, end: (reason: unknown) => void): () => void {
  const timer = setInterval(() => void check().catch(end), EVERY);
  return () => clearInterval(timer);
}
