import { cleared, ForeignRow, isId, Refusal, Visibility, type Write } from '@hub/kernel';
import sql from 'sql-template-tag';

/**
 * The municipalities of another subgraph's row that a write is about; empty where this subgraph does not know the row.
 *
 * @throws Refusal NOT_FOUND where the caller may not see the row, or its grant does not cover it. A row unknown here may be
 *   anybody's, so only a PARTY of every municipality writes about it.
 */
export async function municipalitiesOf(
  { caller, rows, within }: Write,
  kind: 'CitizenPromise' | 'Measure',
  id: string,
  field: string[],
): Promise<string[]> {
  if (!isId(id)) throw new Refusal('NOT_FOUND', 'Not found', field);
  const known = await rows.one(ForeignRow, sql`t.kind = ${kind} and t.id = ${id} and ${cleared(caller)}`);
  if (!known && (caller.level !== Visibility.PARTY || caller.municipalities !== null)) {
    throw new Refusal('NOT_FOUND', 'Not found', field);
  }
  const municipalities = known?.municipalities ?? [];
  within(municipalities, field);
  return municipalities;
}
