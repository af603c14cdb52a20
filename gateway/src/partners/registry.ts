import { randomUUID } from 'node:crypto';
import { openDatabase } from '@hub/kernel/database';
import { ANYONE, GATEWAY, insertNotes, type Logger, StartError } from '@hub/kernel/process';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { checkPartner, type GivenPartner } from './grant.ts';
import { makeKey, type NewKey } from './key.ts';
import { KeyRow } from './key-row.ts';
import { Partners1764100000000 } from './migrations/1764100000000-partners.ts';
import { Audit1795000000000 } from './migrations/1795000000000-audit.ts';
import { Purges1799000000000 } from './migrations/1799000000000-purges.ts';
import type { Partner } from './partner.ts';
import { PartnerRow } from './partner-row.ts';
import { openSecret, type Secret } from './secret.ts';
import type { RegistrySettings } from './settings.ts';

/** The partners and their keys, as the gateway's own database holds them. */
export interface Registry {
  readonly source: DataSource;
  readonly secret: Secret;
  readonly close: () => Promise<void>;
}

/** A partner and all the keys it ever had, the newest first. */
export interface Listed {
  readonly partner: Partner;
  readonly keys: readonly KeyRow[];
}

/** Two, so that a partner puts in the new key while the old one still opens the hub. */
const LIVE_KEYS = 2;

/**
 * Opens the registry, the embedded one where no address is given.
 *
 * @throws StartError where its database or its secret cannot be had
 */
export async function openRegistry({ url, folder, ...files }: RegistrySettings, log: Logger): Promise<Registry> {
  const entities = [PartnerRow, KeyRow];
  const { source, close } = await openDatabase({
    name: GATEWAY,
    url,
    folder,
    entities,
    migrations: [Partners1764100000000, Audit1795000000000, Purges1799000000000],
    log,
  });
  try {
    return { source, secret: openSecret(files.givenSecret, files.ownSecret), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Lets a partner in, with its first key. Every gateway knows it within a second.
 *
 * @param check - looks at what there is and throws where nobody more is to be let in; nobody else is, meanwhile
 * @returns the partner, and its key, which can never be had again
 * @throws StartError for values that are none, each with its bound, and for a partner or an OpenID provider that there is already
 */
export function addPartner(
  registry: Registry,
  given: GivenPartner,
  check: (manager: EntityManager) => Promise<void> = async () => undefined,
): Promise<{ partner: Partner; key: NewKey }> {
  const partner = checkPartner(given);
  const { slug } = partner;
  return alone(registry, 'partner.add', slug, async (manager) => {
    if (await manager.existsBy(PartnerRow, { slug }))
      throw new StartError(`${slug} is a partner already: partner change ${slug} alters it, partner rotate ${slug} gives a key`);
    await checkIssuer(manager, partner);
    await check(manager);
    await manager.insert(PartnerRow, partner);
    return { partner, key: await giveKey(registry, manager, slug) };
  });
}

/**
 * Alters what a partner is given; what is left out stays. Its keys stand.
 *
 * @throws StartError as `addPartner` does, and where there is no such partner
 */
export function changePartner(registry: Registry, slug: string, changes: Partial<GivenPartner>): Promise<Partner> {
  return alone(registry, 'partner.change', slug, async (manager) => {
    const partner = checkPartner({ ...(await findPartner(manager, slug)), ...changes, slug });
    await checkIssuer(manager, partner);
    return manager.save(PartnerRow, partner);
  });
}

/** Every partner by its slug, with its keys. */
export async function listPartners({ source: { manager } }: Registry): Promise<Listed[]> {
  const partners = await manager.find(PartnerRow, { order: { slug: 'ASC' } });
  const keys = await manager.find(KeyRow, { order: { createdAt: 'DESC', id: 'ASC' } });
  return partners.map((partner) => ({ partner, keys: keys.filter((key) => key.partner === partner.slug) }));
}

/**
 * Gives a partner a second key, and the first one an end.
 *
 * @param grace - how long the first one still opens the hub, milliseconds
 * @returns the new key, and the end of the one before; null where there was none
 * @throws StartError where there is no such partner, or it has two keys already
 */
export function rotateKey(registry: Registry, slug: string, grace: number): Promise<{ key: NewKey; end: Date | null }> {
  return alone(registry, 'partner.rotate', slug, async (manager) => {
    await findPartner(manager, slug);
    const now = new Date();
    const live = (await manager.findBy(KeyRow, { partner: slug, revokedAt: IsNull() })).filter((key) => isLive(key, now));
    if (live.length >= LIVE_KEYS) {
      const ids = live.map(({ id }) => id).join(' and ');
      throw new StartError(
        `${slug} has ${live.length} live keys, ${ids}; it may have ${LIVE_KEYS}: partner revoke ${slug} --key <id> ends one`,
      );
    }
    const latest = new Date(now.getTime() + grace);
    const end = live.map(({ expiresAt }) => (expiresAt && expiresAt < latest ? expiresAt : latest)).at(0) ?? null;
    for (const { id } of live) await manager.update(KeyRow, { id }, { expiresAt: end });
    return { key: await giveKey(registry, manager, slug), end };
  });
}

/**
 * Ends keys at once: within five seconds no gateway takes them.
 *
 * @param id - the one key; every key of the partner where left out
 * @returns the partner, and the ids of those that stood until now
 * @throws StartError where there is no such partner, or it has no such key
 */
export function revokeKeys(registry: Registry, slug: string, id?: string): Promise<{ partner: Partner; revoked: string[] }> {
  return alone(registry, 'partner.revoke', slug, async (manager) => {
    const partner = await findPartner(manager, slug);
    const named = { partner: slug, ...(id !== undefined && { id }) };
    if (id !== undefined && !(await manager.existsBy(KeyRow, named))) throw new StartError(`${slug} has no key ${id}`);
    const standing = await manager.findBy(KeyRow, { ...named, revokedAt: IsNull() });
    await manager.update(KeyRow, { ...named, revokedAt: IsNull() }, { revokedAt: new Date() });
    return { partner, revoked: standing.map((key) => key.id) };
  });
}

/** Ends every answer that any gateway keeps: each asks its owners anew within a second. */
export function purgeAnswers({ source }: Registry): Promise<void> {
  return source.transaction(async (manager) => {
    await manager.query('update registry set version = version + 1, purges = purges + 1');
    const caller = { ...ANYONE, actor: 'command' };
    const operation = 'cache.purge';
    await insertNotes(manager, [{ caller, requestId: randomUUID(), operation, entityType: null, entityId: null, reason: null }]);
  });
}

/** Whether a key opens the hub, its partner's own end apart. */
export function isLive({ expiresAt, revokedAt }: KeyRow, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}

/** One change at a time, so that what one has looked at stands until it has written; and each with its entry in the log. */
function alone<Value>(
  { source }: Registry,
  operation: string,
  slug: string,
  change: (manager: EntityManager) => Promise<Value>,
): Promise<Value> {
  return source.transaction(async (manager) => {
    await manager.query('select version from registry for update');
    const changed = await change(manager);
    const { level } = await findPartner(manager, slug);
    const caller = { ...ANYONE, partner: slug, actor: 'command', level };
    const note = { caller, requestId: randomUUID(), operation, entityType: 'Partner', entityId: null, reason: null };
    await insertNotes(manager, [note]);
    return changed;
  });
}

async function findPartner(manager: EntityManager, slug: string): Promise<PartnerRow> {
  const partner = await manager.findOneBy(PartnerRow, { slug });
  if (!partner) throw new StartError(`There is no partner ${JSON.stringify(slug)}: partner list names them`);
  return partner;
}

/** A person's token names its issuer alone: of two partners with one provider, nobody could tell whose a person is. */
async function checkIssuer(manager: EntityManager, { slug, people }: Partner): Promise<void> {
  if (people === null) return;
  const rows = await manager.query("select slug from partner where people ->> 'issuer' = $1 and slug <> $2", [
    people.issuer,
    slug,
  ]);
  if (rows.length > 0) throw new StartError(`people.issuer ${JSON.stringify(people.issuer)}: is the provider of ${rows[0].slug}`);
}

async function giveKey({ secret }: Registry, manager: EntityManager, partner: string): Promise<NewKey> {
  const made = makeKey();
  const { id, key } = made;
  const row = {
    id,
    partner,
    hmac: secret.hash(key),
    secret: secret.name,
    createdAt: new Date(),
    expiresAt: null,
    revokedAt: null,
  };
  await manager.insert(KeyRow, row);
  return made;
}
