import type { GuardedFact, Text, Write } from '@hub/kernel';
import { badInput } from '@hub/kernel';
import sql, { raw } from 'sql-template-tag';
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
