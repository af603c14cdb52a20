import { badInput, type Caller, type GuardedFact, LEVELS, Visibility } from '@hub/kernel';
import { today } from './today.ts';

type Guard = Pick<GuardedFact, 'visibility' | 'visibleFrom' | 'municipalities'>;

/** Who may read a row's children: those who may read the row. */
export function guardOf({ visibility, visibleFrom, municipalities }: Guard): Guard {
  return { visibility, visibleFrom, municipalities };
}

/** The same, narrowed to the council's level where it is wider. */
export function guardForCouncil(guard: Guard): Guard {
  const open = LEVELS.indexOf(guard.visibility) < LEVELS.indexOf(Visibility.COUNCIL);
  return { ...guardOf(guard), visibility: open ? Visibility.COUNCIL : guard.visibility };
}

/**
 * Nobody writes what they could not read: it would be out of their hands, and the payload could not show it.
 *
 * @throws BAD_USER_INPUT
 */
export function checkReadable(caller: Caller, { visibility, visibleFrom }: Omit<Guard, 'municipalities'>): void {
  if (LEVELS.indexOf(visibility) > LEVELS.indexOf(caller.level)) {
    throw badInput(`visibility is ${visibility}; it may be ${caller.level} at most, the caller's own level`);
  }
  if (visibleFrom && visibleFrom > new Date() && caller.level !== Visibility.PARTY) {
    throw badInput(
      `visibleFrom is ${visibleFrom.toISOString()}; an embargo is set by ${Visibility.PARTY}, not by ${caller.level}`,
    );
  }
}

/**
 * What is recorded has happened.
 *
 * @throws BAD_USER_INPUT with both days
 */
export function checkHappened(field: string, day: string): void {
  const now = today();
  if (day > now) throw badInput(`${field} is ${day}; it may be ${now}, today, at the latest`);
}
