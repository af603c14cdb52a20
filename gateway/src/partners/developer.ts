import { randomBytes } from 'node:crypto';
import { type Level, PRACTICE, SCOPES, StartError, scopesOf } from '@hub/kernel/process';
import type { EntityManager } from 'typeorm';
import type { NewKey } from './key.ts';
import type { Partner } from './partner.ts';
import { addPartner, type Registry } from './registry.ts';

/** Developers with a live key at once: whoever reaches a developer's hub can ask for one more. */
const MOST = 20;
/** Requests a minute. */
const BUDGET = 120;
/** How long one is let in, days. */
const STAY = 30;

const NAME = 'developer-';

/** Shows who asks, and what only a party reads. */
const QUERY =
  '{ viewer { partner level municipalities } municipality(code: "9001") { name promises { slug title state } safetyCouncil { name meetings { edges { node { purpose notes } } } } } }';

/** A developer as a partner of the hub, and the one key. */
export interface Developer {
  readonly partner: Partner;
  readonly key: NewKey;
}

/**
 * Lets a developer in, for the practice municipality alone, with every scope that the level may hold but the hub's own.
 *
 * @throws StartError for what is no level, where there are as many developers as there may be, and in production: whoever holds the
 *   registry decides by its own environment, not by that of whoever asks it
 */
export async function addDeveloper(registry: Registry, level: Level): Promise<Developer> {
  if (process.env['NODE_ENV'] === 'production')
    throw new StartError('NODE_ENV=production has no invented municipality: partner add lets an organisation in');
  const given = {
    slug: `${NAME}${randomBytes(6).toString('hex')}`,
    level,
    scopes: SCOPES.filter((scope) => scope !== 'hub:admin' && scopesOf(level).includes(scope)),
    municipalities: [PRACTICE],
    budget: BUDGET,
    expiresAt: new Date(Date.now() + STAY * 86_400_000),
  };
  return addPartner(registry, given, refuseMany);
}

async function refuseMany(manager: EntityManager): Promise<void> {
  const live: { slug: string }[] = await manager.query(
    `select slug from partner p where slug ~ $1 and expires_at > now() and exists (select 1 from partner_key k
      where k.partner = p.slug and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())) order by expires_at`,
    [`^${NAME}[0-9a-f]{12}$`],
  );
  if (live.length >= MOST)
    throw new StartError(
      `${live.length} developers have a live key; there may be ${MOST}: partner revoke ${live[0]?.slug} ends the oldest`,
    );
}

/**
 * What a developer does first with a key.
 *
 * @param origin - where the gateway answers
 */
export function firstSteps({ key }: NewKey, origin: string): string {
  const body = JSON.stringify({ query: QUERY });
  return `Municipality ${PRACTICE} is invented, SYNTHETIC, and yours to write in; after two every night it is as new. A first query:

  curl -s ${origin}/graphql -H 'content-type: application/json' -H 'x-api-key: ${key}' -d '${body}'

In GraphiQL and in Sandbox, the key goes under Headers: {"x-api-key": "${key}"}`;
}
