import type { Caller } from '@hub/kernel/process';
import { decodeJwt } from 'jose';
import type { Partner, Partners, PeopleSettings } from '../../src/partners/partner.ts';
import { type Answer, type Hub, startHub } from '../fixtures/hub.ts';

/** A partner, invented. It holds what a council member may hold, and one scope of it is never given to its people here. */
export function partnerWith(slug: string, people: PeopleSettings | null): Partner {
  return {
    slug,
    level: 'COUNCIL',
    scopes: ['council:read', 'business:read'],
    municipalities: ['9001'],
    sector: null,
    origins: [],
    budget: null,
    expiresAt: null,
    people,
  };
}

/** A fixed list of partners, whose keys are their slugs. */
export function fixedPartners(list: readonly Partner[]): Partners {
  return {
    byKey: (key) => {
      const partner = list.find(({ slug }) => slug === key);
      return partner && { partner, key };
    },
    byIssuer: (issuer) => list.find(({ people }) => people?.issuer === issuer),
    origins: () => new Set(),
    purges: () => '',
  };
}

export interface Seen {
  readonly status: number;
  readonly code: unknown;
  readonly message: string;
  /** What the answer holds of a field that needs council:read. */
  readonly secret: unknown;
}

/** A gateway that lets these partners in. */
export interface Door {
  readonly hub: Hub;
  /** Asks for something public and something that needs council:read. */
  readonly ask: (token: string, headers?: Record<string, string>) => Promise<Seen>;
  /** Whom the gateway told its subgraphs of, last. */
  readonly told: () => Caller;
}

export async function openDoor(list: readonly Partner[]): Promise<Door> {
  const hub = await startHub({ DRAIN_DELAY_MS: '0', SUBGRAPH_DEADLINE_MS: '10000' }, { partners: fixedPartners(list) });
  const body = JSON.stringify({ query: '{ municipality(code: "1492") { name secret } }' });
  return {
    hub,
    ask: async (token, headers = {}) => {
      const sent = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers };
      const answer = await fetch(hub.url, { method: 'POST', headers: sent, body });
      const { data, errors } = (await answer.json()) as Answer;
      const secret = (data as { municipality: { secret: unknown } | null } | null | undefined)?.municipality?.secret;
      return { status: answer.status, code: errors?.[0]?.extensions['code'], message: errors?.[0]?.message ?? '', secret };
    },
    told: () => {
      const { authorization = '' } = hub.register.asked.at(-1)?.headers ?? {};
      return decodeJwt<{ caller: Caller }>(authorization.replace('Bearer ', '')).caller;
    },
  };
}
