import type { RequestHandler, Response } from 'express';
import type { Partners } from '../../partners/partner.ts';
import { contextOf } from '../log/lines.ts';

/** Where Apollo's hosted Sandbox runs. */
const SANDBOX = 'https://studio.apollographql.com';

/** What a page of another origin may send beside what every page may. */
const TAKEN = 'content-type, authorization, x-api-key, x-request-id, last-event-id, apollo-require-preflight';

/** What its script may read of the answer. */
const SHOWN = 'x-request-id, RateLimit-Policy, RateLimit, Retry-After';

/** For how long a browser asks no more whether it may ask, seconds. The answer itself is checked each time. */
const PREFLIGHT_STANDS = 600;

/** Who may ask from another origin's page, in the two places where that is known. */
export interface OriginPolicy {
  /** Before it is known who asks, so that a refusal can be read too: any partner's origin. Answers preflights, which carry no key. */
  readonly allowKnown: RequestHandler;
  /** Once it is known: a partner's key or token answers that partner's own pages alone. */
  readonly keepOwn: RequestHandler;
}

/**
 * Lets the partners' own pages ask, and in development the hosted Sandbox.
 *
 * This decides what a browser shows to a page, never what a caller may read: a caller that is no browser sends whatever origin
 * it likes. No cookie is ever taken, and so `Access-Control-Allow-Credentials` is never given.
 */
export function createOriginPolicy(partners: Partners, production: boolean): OriginPolicy {
  const isSandbox = (origin: string) => !production && origin === SANDBOX;
  return {
    allowKnown: (request, response, next) => {
      response.vary('Origin');
      const { origin } = request.headers;
      const known = origin !== undefined && (isSandbox(origin) || partners.origins().has(origin));
      if (known) response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': SHOWN });
      if (request.method !== 'OPTIONS') return next();
      if (known) allowPreflight(response);
      // A public page that asks a private address is asked by the browser whether it may: a developer's machine is one.
      const asksPrivate = request.headers['access-control-request-private-network'] === 'true';
      if (known && asksPrivate && isSandbox(origin)) response.set('Access-Control-Allow-Private-Network', 'true');
      response.status(204).end();
    },
    keepOwn: (request, response, next) => {
      const { origin } = request.headers;
      const { partner } = contextOf(response).identified;
      if (partner !== null && origin !== undefined && !isSandbox(origin) && !partner.origins.includes(origin)) {
        response.removeHeader('Access-Control-Allow-Origin');
        response.removeHeader('Access-Control-Expose-Headers');
      }
      next();
    },
  };
}

function allowPreflight(response: Response): void {
  response.set({
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': TAKEN,
    'Access-Control-Max-Age': String(PREFLIGHT_STANDS),
  });
}
