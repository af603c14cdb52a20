import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { Partner } from '../../partners/partner.ts';
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
    const quota = counted.get(request)?.[0] ?? (await takeOfAddress(counter, request.ip, bound));
    response.set(headersOf(quota));
    if (isOver(quota)) return refuse(response, quota);
    response.once('finish', () => {
      if (response.statusCode === 401) void counter.take(keyOf(request.ip), REFUSED_CREDENTIAL - 1);
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
    const quota = counted.get(request)?.[1] ?? (await takeOfPartner(counter, request.ip, partner, usual));
    response.set(headersOf(quota));
    if (isOver(quota)) return refuse(response, quota);
    next();
  };
}

/** Requests that were counted before they came here: the address's count, and the partner's. No request counts twice. */
export const counted = new WeakMap<IncomingMessage, readonly Quota[]>();

/** Counts a request of an address. */
export async function takeOfAddress(counter: Counter, ip: string | undefined, bound: number): Promise<Quota> {
  return { name: 'address', whose: 'this address', bound, used: await counter.take(keyOf(ip), 1) };
}

/** Counts a request of a partner, and no longer as its address's. */
export async function takeOfPartner(
  counter: Counter,
  ip: string | undefined,
  { slug, budget }: Pick<Partner, 'slug' | 'budget'>,
  usual: number,
): Promise<Quota> {
  const [used] = await Promise.all([counter.take(`partner ${slug}`, 1), counter.giveBack(keyOf(ip), 1)]);
  return { name: 'partner', whose: `the partner ${slug}`, bound: budget ?? usual, used };
}

function keyOf(address: string | undefined): string {
  return `address ${blockOf(address)}`;
}

export interface Quota {
  /** As the headers call it. */
  readonly name: string;
  readonly whose: string;
  readonly bound: number;
  readonly used: Used;
}

export function isOver({ bound, used: { points } }: Quota): boolean {
  return points > bound;
}

/** How much there is and is left, in the fields of draft-ietf-httpapi-ratelimit-headers-10. */
export function headersOf({ name, bound, used: { points, resetsIn } }: Quota): Record<string, string> {
  return {
    'RateLimit-Policy': `"${name}";q=${bound};w=${WINDOW}`,
    RateLimit: `"${name}";r=${Math.max(0, bound - points)};t=${resetsIn}`,
  };
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
