import { timingSafeEqual } from 'node:crypto';
import { HubError, type Logger } from '@hub/kernel/process';
import { IsNull } from 'typeorm';
import { idOf } from './key.ts';
import { KeyRow } from './key-row.ts';
import type { Partner, Partners } from './partner.ts';
import { PartnerRow } from './partner-row.ts';
import { isLive, type Registry } from './registry.ts';

/** By which a change is seen. */
interface Version {
  readonly version: string;
  readonly purges: string;
}

/** What the registry held when it was last read. */
interface Snapshot {
  readonly version: Version;
  readonly partners: ReadonlyMap<string, Partner>;
  readonly keys: ReadonlyMap<string, KeyRow>;
  readonly issuers: ReadonlyMap<string, Partner>;
  readonly origins: ReadonlySet<string>;
}

/** Milliseconds between two looks at the registry: one statement each, and everything is read only where something has changed. */
const LOOK_EVERY = 1_000;
/** What was read longer ago than this says nothing of who may come in now: a revoked key would open the hub during an outage. Milliseconds. */
const TOO_OLD = 4_000;

/**
 * Follows the registry, so that a request is never kept waiting for its database.
 *
 * @returns the partners as they stand, and what ends the following
 */
export async function followRegistry(
  registry: Registry,
  log: Logger,
): Promise<{ partners: Partners; stop: () => Promise<void> }> {
  let read = await readSnapshot(registry, await readVersion(registry), log);
  let readAt = performance.now();
  let stopped = false;
  let away = false;
  let timer: NodeJS.Timeout;

  const look = async () => {
    const started = performance.now();
    try {
      const version = await readVersion(registry);
      if (version.version !== read.version.version) read = await readSnapshot(registry, version, log);
      readAt = started;
      if (away) log.info('the registry of partners can be read again');
      away = false;
    } catch (error) {
      if (!away && !stopped) log.warn({ reason: (error as Error).name }, 'the registry of partners cannot be read');
      away = true;
    }
  };
  let looking = Promise.resolve();
  const wait = () => {
    timer = setTimeout(() => {
      looking = look().then(() => (stopped ? undefined : wait()));
    }, LOOK_EVERY).unref();
  };
  wait();

  const current = () => {
    if (performance.now() - readAt <= TOO_OLD) return read;
    throw new HubError('SERVICE_UNAVAILABLE', 'The registry of partners cannot be read just now, so nobody can be let in by it');
  };
  return {
    partners: {
      byKey: (key) => findByKey(key, current, registry),
      byIssuer: (issuer) => standing(current().issuers.get(issuer)),
      origins: () => read.origins,
      purges: () => read.version.purges,
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

function findByKey(key: string, current: () => Snapshot, { secret }: Registry): ReturnType<Partners['byKey']> {
  const id = idOf(key);
  if (id === undefined) throw new HubError('UNAUTHENTICATED', 'The key in x-api-key is no whole key: it is mistyped or cut off');
  const { keys, partners } = current();
  const row = keys.get(id);
  if (!row || !timingSafeEqual(row.hmac, secret.hash(key)) || !isLive(row, new Date())) return undefined;
  const partner = standing(partners.get(row.partner));
  return partner && { partner, key: id };
}

function standing(partner: Partner | undefined): Partner | undefined {
  return partner?.expiresAt && partner.expiresAt <= new Date() ? undefined : partner;
}

async function readVersion({ source }: Registry): Promise<Version> {
  const [row]: Version[] = await source.query('select version, purges from registry');
  return { version: String(row?.version), purges: String(row?.purges) };
}

/** Read after its version: what is changed in between is read once more at the next look, and never missed. */
async function readSnapshot({ source: { manager }, secret }: Registry, version: Version, log: Logger): Promise<Snapshot> {
  const partners = await manager.find(PartnerRow);
  const keys = await manager.findBy(KeyRow, { revokedAt: IsNull() });
  const foreign = keys.filter((key) => key.secret !== secret.name).map(({ id }) => id);
  if (foreign.length > 0) log.warn({ keys: foreign }, 'keys made under another secret than this gateway’s open nothing here');
  return {
    version,
    partners: new Map(partners.map((partner) => [partner.slug, partner])),
    keys: new Map(keys.map((key) => [key.id, key])),
    issuers: new Map(partners.flatMap((partner) => (partner.people ? [[partner.people.issuer, partner]] : []))),
    origins: new Set(partners.flatMap(({ origins }) => origins)),
  };
}
