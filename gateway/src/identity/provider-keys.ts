import { HubError, type Logger } from '@hub/kernel/process';
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { PeopleSettings } from '../partners/partner.ts';
import { getJson } from './get-json.ts';

/** Where a provider's keys are. */
export type Provider = Pick<PeopleSettings, 'issuer' | 'jwksUri'>;

/** Milliseconds, as all below. A key that its provider has taken away opens nothing any more after this. */
const FRESH = 10 * 60_000;
/** While the provider cannot be reached, what it said last stands for so long: its outage is not the hub's. */
const USABLE = 24 * 3_600_000;
/** Between two questions: a token names its key itself, so anybody could have a provider asked as often as they like. */
const PAUSE = { answered: 30_000, failed: 5_000 };

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Follows the public keys of one OpenID provider, by the address of its key set or by its discovery document.
 *
 * However many ask at once, the provider is asked once.
 *
 * @returns finds the key of a token. Throws SERVICE_UNAVAILABLE where the provider cannot be reached and what it said before
 *   does not answer the question: too old, or without that key. The token may be good, its key being new, and an app that were
 *   told UNAUTHENTICATED would have its user sign in again. Throws jose's JWKSNoMatchingKey where the provider has no such key.
 */
export function followProvider(provider: Provider, log: Logger): JWTVerifyGetKey {
  let known: { find: ReturnType<typeof createLocalJWKSet>; readAt: number } | undefined;
  let asked = { at: Number.NEGATIVE_INFINITY, answered: true };
  let asking: Promise<void> | undefined;

  const ask = async (at: number) => {
    try {
      const find = createLocalJWKSet((await readKeys(provider)) as Parameters<typeof createLocalJWKSet>[0]);
      known = { find, readAt: at };
      if (!asked.answered) log.info({ issuer: provider.issuer }, 'the OpenID provider can be reached again');
      asked = { at, answered: true };
    } catch (error) {
      const { message: reason } = error as Error;
      if (asked.answered) log.warn({ issuer: provider.issuer, reason }, 'an OpenID provider’s keys cannot be had');
      asked = { at: performance.now(), answered: false };
    }
  };
  const askAgain = async () => {
    const pause = asked.answered ? PAUSE.answered : PAUSE.failed;
    if (!asking && performance.now() - asked.at >= pause) {
      asking = ask(performance.now()).finally(() => {
        asking = undefined;
      });
    }
    await asking;
  };
  const age = () => (known ? performance.now() - known.readAt : Number.POSITIVE_INFINITY);

  const find: JWTVerifyGetKey = async (header, token) => {
    if (!known || age() > USABLE) throw unavailable();
    return known.find(header, token);
  };
  return async (header, token) => {
    if (age() > FRESH) {
      const told = askAgain();
      // Whoever can be let in by what was said before does not wait for a provider that is away.
      if (asked.answered || age() > USABLE) await told;
    }
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await askAgain();
    try {
      return await find(header, token);
    } catch (error) {
      throw asked.answered ? error : unavailable();
    }
  };
}

function unavailable(): HubError {
  return new HubError(
    'SERVICE_UNAVAILABLE',
    'The partner’s OpenID provider cannot be reached just now, so its token cannot be checked',
  );
}

async function readKeys({ issuer, jwksUri }: Provider): Promise<unknown> {
  if (jwksUri !== null) return getJson(safe(jwksUri, issuer));
  const found = discovery.safeParse(await getJson(safe(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, issuer)));
  if (!found.success) throw new Error('no discovery document');
  // Otherwise a provider could vouch with its own keys for the people of another.
  if (found.data.issuer !== issuer) throw new Error('the discovery document is another issuer’s');
  return getJson(safe(found.data.jwks_uri, issuer));
}

/**
 * Over http whoever is on the way could put in keys of their own, so it is for a provider on this machine alone; and no other
 * provider has us ask this machine's own ports.
 */
function safe(url: string, issuer: string): string {
  const { protocol } = new URL(url);
  if (protocol === 'https:' || (protocol === 'http:' && isHere(url) && isHere(issuer))) return url;
  throw new Error('an address that is not https');
}

function isHere(url: string): boolean {
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname);
}
