import { type Context, decodeCursor, encodeCursor, statementOf } from '@hub/kernel';
import sql, { join, raw } from 'sql-template-tag';
import type { Clearance, ClearancePage } from '../entities/clearance.ts';

/** What other subgraphs refer to, and the table it stands in. */
const TABLES = { CitizenPromise: 'citizen_promise', FocusArea: 'focus_area', Measure: 'measure' };

const BY_CHANGE = { name: 'clearances', key: 'updated_at', type: 'timestamptz' } as const;
const SIZE = 100;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Who may read each row changed since a moment, for the subgraphs that refer to it: they hide what they have about a row
 * from those who may not read the row.
 *
 * It reads past the caller's eyes on purpose, since a neighbour must know of a hidden row to hide what refers to it. The
 * threat: whoever reaches this learns that hidden rows exist, their ids, municipalities and embargoes, though none of their
 * content. So it is `@inaccessible`, and no client's query can name it; the subgraphs listen on this machine or on a
 * private network alone. The token that the gateway and the subgraphs are to sign for each other closes it to everybody else.
 *
 * @throws BAD_USER_INPUT for a strange cursor
 */
export async function pageClearances(
  { database }: Context,
  changedSince: Date | null,
  after: string | null,
): Promise<ClearancePage> {
  // Read first: a row that is committed between the two statements is not counted as told.
  const [{ readAt }] = await database.source.query('select now() as "readAt"');
  const from = decodeCursor(after, BY_CHANGE) ?? { key: changedSince?.toISOString() ?? '-infinity', id: FIRST_ID };
  const parts = Object.entries(TABLES).map(
    ([kind, table]) => sql`(select ${kind}::text as kind, id, visibility, visible_from, municipalities, sector, updated_at
      from ${raw(table)} where (updated_at, id) > (${from.key}::timestamptz, ${from.id}::uuid)
      order by updated_at, id limit ${SIZE + 1})`,
  );
  const statement = sql`select kind, id, visibility, visible_from as "visibleFrom", municipalities, sector,
      updated_at::text as key from (${join(parts, ' union all ')}) c order by updated_at, id limit ${SIZE + 1}`;
  const found: (Clearance & { key: string })[] = await database.source.query(...statementOf(statement));
  const rows = found.slice(0, SIZE);
  const last = found.length > SIZE ? rows.at(-1) : undefined;
  return { readAt, rows, next: last ? encodeCursor(BY_CHANGE, last.key, last.id) : null };
}
