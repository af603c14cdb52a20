import type { Request } from 'express';
import type { GatewayContext } from '../context.ts';
import { blockOf } from '../plugins/rate/address.ts';

/** How many streams one caller has open: a partner, wherever it asks from, or an address. */
export interface Places {
  /** @returns gives the place back; undefined where there is none left */
  readonly take: (request: Request, context: GatewayContext) => (() => void) | undefined;
}

/** Each stream holds a connection here and one at its owner's, for as long as it pleases its caller. */
export function createPlaces(bound: number): Places {
  const taken = new Map<string, number>();
  return {
    take: ({ ip }, { identified: { partner } }) => {
      const key = partner ? `partner ${partner.slug}` : `address ${blockOf(ip)}`;
      const count = taken.get(key) ?? 0;
      if (count >= bound) return undefined;
      taken.set(key, count + 1);
      return () => {
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
