import { type Caller, LEVELS } from './caller.ts';
import type { Guard, GuardedFact } from './facts.ts';
import { badInput } from './payloads.ts';

/**
 * Who may read a row that the caller writes: a SECTOR row is the sector's own where the caller has one.
 *
 * Nobody writes what they could not read: it would be out of their hands, and the payload could not show it.
 *
 * @throws BAD_USER_INPUT where the level is above the caller's, or the embargo's moment has not come and they are not PARTY
 */
export function guardFrom(
  caller: Caller,
  { visibility, visibleFrom }: Pick<GuardedFact, 'visibility' | 'visibleFrom'>,
): Omit<Guard, 'municipalities'> {
  if (LEVELS.indexOf(visibility) > LEVELS.indexOf(caller.level))
    throw badInput(`visibility is ${visibility}; it may be ${caller.level} at most, the caller's own level`);
  if (visibleFrom && visibleFrom > new Date() && caller.level !== 'PARTY')
    throw badInput(`visibleFrom is ${visibleFrom.toISOString()}; an embargo is set by PARTY, not by ${caller.level}`);
  return { visibility, visibleFrom, sector: visibility === 'SECTOR' ? caller.sector : null };
}

/** Who may read a row's children: those who may read the row. */
export function guardOf({ visibility, visibleFrom, municipalities, sector }: Guard): Guard {
  return { visibility, visibleFrom, municipalities, sector };
}
