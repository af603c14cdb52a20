import type { GuardedFact, Text, Write } from '@hub/kernel';
import { badInput, isId, Refusal } from '@hub/kernel';
import sql, { raw } from 'sql-template-tag';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { TODAY } from './today.ts';

/** The row as it stands within the transaction, for the payload. */
export async function reread<Row extends GuardedFact>({ rows }: Write, entity: new () => Row, id: string): Promise<Row | null> {
  return rows.one(entity, sql`t.id = ${id}`);
}

/** What a person wrote is Swedish: the hub's partners write in it, and translations come with the seeds. */
export function textOf(written: string | null | undefined): Text | null {
  return written === null || written === undefined ? null : { sv: written };
}

/** BAD_USER_INPUT where the day is after Sweden's today. */
export async function refuseFuture({ manager }: Write, field: string, day: string): Promise<void> {
  const { text: statement } = sql`select (${raw(TODAY)})::text as today`;
  const [{ today }] = await manager.query(statement);
  if (day > today) throw badInput(`${field} is ${day}, after today, ${today}`);
}

/**
 * Holds a focus area and its promise. The promise first, as publishing holds it before it opens the areas: in the other
 * order two writes could wait for each other.
 */
export async function claimArea(
  change: Write,
  id: string,
  field: string[],
): Promise<{ promise: CitizenPromise; area: FocusArea }> {
  const seen = isId(id) ? await change.rows.one(FocusArea, sql`t.id = ${id}`) : null;
  if (seen === null) throw new Refusal('NOT_FOUND', 'Not found', field);
  const promise = await change.claim(CitizenPromise, seen.promiseId, field);
  return { promise, area: await change.claim(FocusArea, id, field) };
}
