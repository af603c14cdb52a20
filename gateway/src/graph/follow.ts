import { setTimeout } from 'node:timers/promises';
import type { Logger } from '@hub/kernel/process';
import { createReader } from '../engine/supergraph/origin.ts';
import type { Host } from './host.ts';

/** What is followed, and how. */
export interface Following {
  /** A file or an http(s) address. */
  readonly origin: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly log: Logger;
}

/**
 * Follows the composed graph where it comes from, and has each new one served. One that cannot be served is told once, in one
 * line, and what is served stays.
 *
 * @returns ends it
 */
export function followSupergraph(host: Host, { origin, every, log }: Following): () => Promise<void> {
  const read = createReader(origin);
  const ending = new AbortController();
  let refused: string | undefined;
  let isAway = false;

  const look = async (): Promise<void> => {
    const sdl = await read();
    if (isAway) log.info('the supergraph can be looked at again');
    isAway = false;
    const { supergraph } = host.current();
    if (sdl === undefined || sdl === supergraph.sdl || sdl === refused) return;
    try {
      await host.replace(supergraph.another(sdl));
      log.info('another supergraph is served');
    } catch (error) {
      refused = sdl;
      log.error({ reason: (error as Error).message }, 'a new supergraph is refused, and the one before stays');
    }
  };
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await look().catch((error: Error) => {
        if (!isAway) log.warn({ reason: error.message }, 'the supergraph cannot be looked at, and what is served stays');
        isAway = true;
      });
      await setTimeout(every, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };

  const following = follow();
  return async () => {
    ending.abort();
    await following;
  };
}
