import { type Context, isId } from '@hub/kernel';
import { Municipality } from '../entities/municipality.ts';
import type { SafetyCouncil } from '../entities/safety-council.ts';
import type { StatutoryDuty } from '../entities/statutory-duty.ts';
import { councilById } from '../loaders.ts';
import { today } from './today.ts';

/** The council of an id, or null where there is none. */
export async function findCouncil(context: Context, id: string): Promise<SafetyCouncil | null> {
  return isId(id) ? councilById(context).load(id.toLowerCase()) : null;
}

/** Whether a duty's day has passed; null where no source gives the day. */
export function isOverdue({ nextDueOn }: StatutoryDuty): boolean | null {
  return nextDueOn === null ? null : nextDueOn < today();
}

const CODE = /^\d{4}$/;

/** The municipality of a code. Its owner says whether it exists; what is no code at all is null. */
export function municipalityOf(code = ''): Municipality | null {
  return CODE.test(code) ? Municipality.of(code) : null;
}
