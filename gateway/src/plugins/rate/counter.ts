import type { Logger } from '@hub/kernel/process';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';

/** The window that requests are counted in, seconds. */
export const WINDOW = 60;

/** What one caller has used of the running window. */
export interface Used {
  readonly points: number;
  /** Until its window ends, whole seconds, at least 1. */
  readonly resetsIn: number;
}

/** Counts what callers use, in windows of `WINDOW`; the bounds are whoever asks for the count's own matter. */
export interface Counter {
  take(key: string, points: number): Promise<Used>;
  giveBack(key: string, points: number): Promise<void>;
  close(): void;
}

/** Valkey answers within a millisecond or is as good as away, milliseconds: every request waits for it. */
const PATIENCE = 250;

/**
 * A counter in Valkey (or Redis), shared by every gateway that has the same; in this process alone where no address is given.
 *
 * While Valkey is away each gateway counts for itself: a caller may then use each one's bound, which is better than no bound
 * and better than no answer. The log says so once, and once when it is back.
 *
 * @param address - may hold a password, and stands in no line
 */
export async function createCounter(address: string | undefined, log: Logger): Promise<Counter> {
  // The bound is asked for anew with each request, since partners' budgets differ and change.
  const options = { keyPrefix: 'hub:rate', points: Number.MAX_SAFE_INTEGER, duration: WINDOW };
  const own = new RateLimiterMemory(options);
  if (address === undefined) {
    return {
      take: async (key, points) => used(await own.consume(key, points)),
      giveBack: async (key, points) => void (await own.reward(key, points)),
      close: () => undefined,
    };
  }
  const { Valkey } = await import('iovalkey');
  const client = new Valkey(address, { commandTimeout: PATIENCE, connectTimeout: 10 * PATIENCE, enableOfflineQueue: false });
  // The library's limiter for Valkey scripts in words that Redis does not know; the one for Redis runs on both.
  const shared = new RateLimiterRedis({ ...options, storeClient: client, rejectIfRedisNotReady: true });
  let away = false;
  client.on('error', () => undefined); // told below, once, when a count fails for it
  const insured = async (count: (limiter: RateLimiterMemory | RateLimiterRedis) => Promise<RateLimiterRes>) => {
    try {
      const counted = await count(shared);
      if (away) log.info('Valkey is back: the gateways count requests together');
      away = false;
      return counted;
    } catch {
      if (!away) log.warn('Valkey is away: this gateway counts requests by itself');
      away = true;
      return count(own);
    }
  };
  return {
    take: async (key, points) => used(await insured((limiter) => limiter.consume(key, points))),
    giveBack: async (key, points) => void (await insured((limiter) => limiter.reward(key, points))),
    close: () => client.disconnect(),
  };
}

function used({ consumedPoints, msBeforeNext }: RateLimiterRes): Used {
  return { points: consumedPoints, resetsIn: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
