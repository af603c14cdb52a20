import { type GuardedFact, isId, Refusal, type Text, type Write } from '@hub/kernel';
import sql from 'sql-template-tag';

/** The row as it stands within the transaction, for the payload. */
export async function reread<Row extends GuardedFact>({ rows }: Write, entity: new () => Row, id: string): Promise<Row | null> {
  return rows.one(entity, sql`t.id = ${id}`);
}

/** What a person wrote is Swedish: the hub's partners write in it, and translations come with the seeds. */
export function textOf(written: string): Text {
  return { sv: written };
}

/**
 * The id of another subgraph's row, as given. Whether it exists, only its owner could say; a row that is unknown here is
 * stored, and shown to nobody below PARTY, so that asking tells nothing about what is hidden.
 *
 * @throws NOT_FOUND for what is no id at all
 */
export function referenceOf(id: string, field: string[]): string {
  if (!isId(id)) throw new Refusal('NOT_FOUND', 'Not found', field);
  return id.toLowerCase();
}

/** Inserts the rows in one statement; none where there are none. */
export async function insertAll<Row extends GuardedFact>(
  { manager }: Write,
  entity: new () => Row,
  rows: Omit<Row, 'createdAt' | 'updatedAt'>[],
): Promise<void> {
  if (rows.length > 0) await manager.insert(entity, rows as never);
}
