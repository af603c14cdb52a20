import { badInput, type Guard, guardOf, LEVELS, Visibility } from '@hub/kernel';
import { today } from './today.ts';

/** Who may read a row's children, narrowed to the council's level where it is wider. */
export function guardForCouncil(guard: Guard): Guard {
  const open = LEVELS.indexOf(guard.visibility) < LEVELS.indexOf(Visibility.COUNCIL);
  return { ...guardOf(guard), visibility: open ? Visibility.COUNCIL : guard.visibility };
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
