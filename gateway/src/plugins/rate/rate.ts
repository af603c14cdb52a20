import type { RequestHandler, Response } from 'express';
import { contextOf } from '../log/lines.ts';
import { blockOf } from './address.ts';
import { type Counter, type Used, WINDOW } from './counter.ts';

/** A credential that is not taken counts as so many requests: keys and tokens are guessed a tenth as fast as questions are asked. */
const REFUSED_CREDENTIAL = 10;

/**
 * Bounds what one address asks, before anything is looked up for it: before its credential is checked, too.
 *
 * A partner's own requests are given back by `limitPartners`: a site's server asks from one address for many people.
 */
export function limitAddresses(counter: Counter, bound: number): RequestHandler {
  return async (request, response, next) => {
    const key = keyOf(request.ip);
    const quota: Quota = { name: 'address', whose: 'this address', bound, used: await counter.take(key, 1) };
    tell(response, quota);
    if (quota.used.points > bound) return refuse(response, quota);
    response.once('finish', () => {
      if (response.statusCode === 401) void counter.take(key, REFUSED_CREDENTIAL - 1);
    });
    next();
  };
}

/**
 * Bounds what one partner asks, from wherever and by whichever of its keys and people it asks.
 *
 * @param usual - the bound of a partner whose grant holds no budget
 */
export function limitPartners(counter: Counter, usual: number): RequestHandler {
  return async (request, response, next) => {
    const { partner } = contextOf(response).identified;
    if (partner === null) return next();
    const [used] = await Promise.all([counter.take(`partner ${partner.slug}`, 1), counter.giveBack(keyOf(request.ip), 1)]);
    const bound = partner.budget ?? usual;
    const quota: Quota = { name: 'partner', whose: `the partner ${partner.slug}`, bound, used };
    tell(response, quota);
    if (used.points > bound) return refuse(response, quota);
    next();
  };
}

function keyOf(address: string | undefined): string {
  return `address ${blockOf(address)}`;
}

interface Quota {
  /** As the headers call it. */
  readonly name: string;
  readonly whose: string;
  readonly bound: number;
  readonly used: Used;
}

/** How much there is and is left, in the fields of draft-ietf-httpapi-ratelimit-headers-10. */
function tell(response: Response, { name, bound, used: { points, resetsIn } }: Quota): void {
  response.set({
    'RateLimit-Policy': `"${name}";q=${bound};w=${WINDOW}`,
    RateLimit: `"${name}";r=${Math.max(0, bound - points)};t=${resetsIn}`,
  });
}

function refuse(response: Response, { whose, bound, used: { points, resetsIn } }: Quota): void {
  const code = 'RATE_LIMITED';
  contextOf(response).line.codes = [code];
  const message = `Requests of ${whose} count ${points} within ${WINDOW} seconds; they may count ${bound}. Ask again in ${resetsIn} seconds`;
  response
    .status(429)
    .set('Retry-After', String(resetsIn))
    .json({ errors: [{ message, extensions: { code, value: points, bound } }] });
}
