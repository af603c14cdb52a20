import { type Context, Count, groupByKey, type Period, Suppressed, SuppressionReason } from '@hub/kernel';
import sql, { empty, raw } from 'sql-template-tag';
import { ShownCell } from '../entities/shown-cell.ts';
import { closeDueMonths } from './releases.ts';

/** Which kind of cell of each month's grid is meant: the inner ones, a margin, or the total. */
export interface GridLevel {
  readonly byCategory: boolean;
  readonly byArea: boolean;
}

/** The released cells of a level in a period, under each municipality, by month. Two statements, however many there are. */
export async function shownCellsOf(
  context: Context,
  municipalities: readonly string[],
  period: Period | null,
  { byCategory, byArea }: GridLevel,
): Promise<ShownCell[][]> {
  await closeDueMonths(context);
  const level = sql`t.category is ${raw(byCategory ? 'not null' : 'null')} and t.area is ${raw(byArea ? 'not null' : 'null')}`;
  const months = period ? sql`t.month between ${period.from.slice(0, 7)} and ${period.to.slice(0, 7)}` : sql`true`;
  const where = sql`${level} and ${months}`;
  const cells = await context.rows.under(ShownCell, 't.municipality_code', 'text', municipalities, 't.month', empty, where);
  return groupByKey(municipalities, cells, (cell) => cell.$parent);
}

/**
 * One figure of the same cell in several months: their sum where each is shown, so that no sum says more than its parts.
 *
 * @returns null where there is no cell: nothing was collected
 */
export function sum(cells: readonly ShownCell[]): Count | Suppressed | null {
  const [first] = cells;
  if (!first) return null;
  if (cells.every(({ count }) => count !== null)) {
    return Object.assign(new Count(), { value: cells.reduce((total, { count }) => total + (count ?? 0), 0) });
  }
  const reason = cells.length === 1 ? first.suppression : SuppressionReason.COMPLEMENTARY;
  return Object.assign(new Suppressed(), { reason });
}
