import { StartError } from './env.ts';
import { Visibility } from './values.ts';

/** The levels, from the one that reads least; a level reads what those before it read. */
export const LEVELS: readonly Visibility[] = [Visibility.PUBLIC, Visibility.SECTOR, Visibility.COUNCIL, Visibility.PARTY];

export const SCOPES = [
  'council:read',
  'council:write',
  'business:read',
  'business:report',
  'promises:write',
  'police:write',
  'hub:admin',
] as const;

/** Who asks, and what they may read and write. */
export interface Caller {
  /** The partner's slug; null for anyone. */
  readonly partner: string | null;
  readonly level: Visibility;
  readonly scopes: readonly string[];
  /** SCB codes whose non-public rows the caller may read and write; null means every municipality. */
  readonly municipalities: readonly string[] | null;
}

/** Anyone: reads what is public, writes nothing. */
export const ANYONE: Caller = { partner: null, level: Visibility.PUBLIC, scopes: [], municipalities: [] };

/**
 * The grant of a developer's machine, `HUB_DEV_GRANT`: a level, then scopes, separated by spaces or commas;
 * `municipalities=1492+1461` narrows it, otherwise it holds for every municipality.
 *
 * Everybody who reaches the port holds it, so production refuses to start with it.
 *
 * @example callerFromGrant('PARTY promises:write council:read', 'development')
 * @throws StartError for an unknown level or scope, and in production.
 */
export function callerFromGrant(grant: string | undefined, mode: string | undefined): Caller {
  if (grant === undefined || grant.trim() === '') return ANYONE;
  if (mode === 'production') throw new StartError('HUB_DEV_GRANT is set, and production gives nobody a grant: unset it');
  const [level, ...words] = grant.trim().split(/[\s,]+/);
  if (!LEVELS.includes(level as Visibility)) {
    throw new StartError(`HUB_DEV_GRANT=${JSON.stringify(grant)}: the first word is a level, one of ${LEVELS.join(', ')}`);
  }
  const narrowed = words.find((word) => word.startsWith('municipalities='));
  const scopes = words.filter((word) => word !== narrowed);
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  if (unknown.length > 0) {
    throw new StartError(
      `HUB_DEV_GRANT=${JSON.stringify(grant)}: no scope ${unknown.join(', ')}; the scopes are ${SCOPES.join(', ')}`,
    );
  }
  return {
    partner: 'dev',
    level: level as Visibility,
    scopes,
    municipalities: narrowed === undefined ? null : narrowed.slice('municipalities='.length).split('+'),
  };
}
