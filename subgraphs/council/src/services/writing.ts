import type { GuardedFact, Text, Write } from '@hub/kernel';
import sql from 'sql-template-tag';

/** The row as it stands within the transaction, for the payload. */
export async function reread<Row extends GuardedFact>({ rows }: Write, entity: new () => Row, id: string): Promise<Row | null> {
  return rows.one(entity, sql`t.id = ${id}`);
}

/** What a person wrote is Swedish: the hub's partners write in it, and translations come with the seeds. */
export function textOf(written: string): Text {
  return { sv: written };
}

/** Inserts the rows in one statement; none where there are none. */
export async function insertAll<Row extends GuardedFact>(
  { manager }: Write,
  entity: new () => Row,
  rows: Omit<Row, 'createdAt' | 'updatedAt'>[],
): Promise<void> {
  if (rows.length > 0) await manager.insert(entity, rows as never);
}
