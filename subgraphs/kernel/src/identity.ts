import { StartError } from './env.ts';
import type { GuardedFact } from './facts.ts';
import { badInput } from './payloads.ts';
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
 * Nobody writes what they could not read: it would be out of their hands, and the payload could not show it.
 *
 * @throws BAD_USER_INPUT where the level is above the caller's, or the embargo's moment has not come and they are not PARTY
 */
export function checkReadable(
  caller: Caller,
  { visibility, visibleFrom }: Pick<GuardedFact, 'visibility' | 'visibleFrom'>,
): void {
  if (LEVELS.indexOf(visibility) > LEVELS.indexOf(caller.level))
    throw badInput(`visibility is ${visibility}; it may be ${caller.level} at most, the caller's own level`);
  if (visibleFrom && visibleFrom > new Date() && caller.level !== Visibility.PARTY)
    throw badInput(
      `visibleFrom is ${visibleFrom.toISOString()}; an embargo is set by ${Visibility.PARTY}, not by ${caller.level}`,
    );
}

/**
 * The grant of a developer's machine, `HUB_DEV_GRANT`: a level, then scopes, separated by spaces or commas;
 * `municipalities=1492+1461` narrows it, otherwise it holds for every municipality.
 *
 * Everybody who reaches the port holds it, so production refuses to start with it.
 *
 * @example callerFromGrant('PARTY promises:write council:read', 'development')
 * @throws StartError for an unknown level or scope, for what is no municipality's code, and in production.
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
  const municipalities = narrowed === undefined ? null : narrowed.slice('municipalities='.length).split('+');
  const strange = municipalities?.filter((code) => !/^\d{4}$/.test(code)) ?? [];
  if (strange.length > 0) {
    const told = strange.map((code) => JSON.stringify(code)).join(', ');
    throw new StartError(
      `HUB_DEV_GRANT=${JSON.stringify(grant)}: no municipality has the code ${told}; a code is four digits: municipalities=1492+1461`,
    );
  }
  return { partner: 'dev', level: level as Visibility, scopes, municipalities };
}
