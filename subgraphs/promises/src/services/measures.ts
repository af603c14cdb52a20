import type { Change, ChildListing, Context, Page } from '@hub/kernel';
import { clearances, cleared, type Rows, statementOf } from '@hub/kernel';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Measure } from '../entities/measure.ts';
import type { Progress } from '../entities/progress.ts';
import type { MeasureFilter, MeasureListArgs } from '../inputs/filters.ts';
import { given } from './given.ts';
import { TODAY } from './today.ts';

/** By last day, those without one at the end. */
const BY_DUE_DAY = { name: 'measures', key: "coalesce(t.due_on, 'infinity'::date)", type: 'date' } as const;

/** What the calendar says, whatever state somebody has set. */
export const OVERDUE = `(t.due_on is not null and t.due_on < ${TODAY} and t.state not in ('COMPLETED', 'CANCELLED'))`;

export function pageMeasures({ rows }: Context, { filter, ...page }: MeasureListArgs): Promise<Page<Measure>> {
  return rows.page({ entity: Measure, where: matching(rows, filter), order: BY_DUE_DAY }, page);
}

export function pagesByFocusArea(
  rows: Rows,
  { filter, ...page }: MeasureListArgs,
  ids: readonly string[],
): Promise<Page<Measure>[]> {
  const listing: ChildListing<Measure> = {
    entity: Measure,
    link: ['measure_focus_area', 'measure_id'],
    parent: 'l.focus_area_id',
    parentType: 'uuid',
    where: matching(rows, filter),
    order: { ...BY_DUE_DAY, key: "coalesce(l.due_on, 'infinity'::date)" },
  };
  return rows.pages(listing, page, ids);
}

export function pagesByResponsible(
  rows: Rows,
  { filter, ...page }: MeasureListArgs,
  slugs: readonly string[],
): Promise<Page<Measure>[]> {
  return rows.pages(
    { entity: Measure, parent: 't.responsible', parentType: 'text', where: matching(rows, filter), order: BY_DUE_DAY },
    page,
    slugs,
  );
}

/** Undefined where nothing is asked of a measure: a list of links then looks at no measure to find its own. */
function matching({ caller }: Rows, filter: MeasureFilter | null | undefined): Sql | undefined {
  const conditions: Sql[] = [];
  if (filter?.state) conditions.push(sql`t.state = any(${filter.state}::text[])`);
  if (given(filter?.responsible)) conditions.push(sql`t.responsible = ${filter.responsible}`);
  if (given(filter?.focusArea)) {
    // Compared as text: an id of another form is no measure's, and not an error. An area that the caller may not read has no
    // measures here, or the filter would tell of the two what `focusAreas` does not.
    conditions.push(sql`exists (select 1 from measure_focus_area l join focus_area a on a.id = l.focus_area_id
      where l.measure_id = t.id and a.id::text = ${filter.focusArea.toLowerCase()} and ${cleared(caller, 'l')} and ${cleared(caller, 'a')})`);
  }
  if (given(filter?.overdue)) conditions.push(sql`${raw(OVERDUE)} = ${filter.overdue}`);
  if (filter?.changedSince) conditions.push(sql`t.updated_at > ${filter.changedSince}`);
  return conditions.length > 0 ? join(conditions, ' and ') : undefined;
}

/** Whether each measure is past its last day and not done. */
export async function overdueOfMeasures({ rows, database }: Context, ids: readonly string[]): Promise<boolean[]> {
  const statement = sql`select t.id from measure t where t.id = any(${ids}::uuid[]) and ${raw(OVERDUE)} and ${cleared(rows.caller)}`;
  const found: { id: string }[] = await database.source.query(...statementOf(statement));
  const overdue = new Set(found.map(({ id }) => id));
  return ids.map((id) => overdue.has(id));
}

/** Each focus area's progress, over the measures the caller may read. */
export async function progressOfFocusAreas({ rows, database }: Context, ids: readonly string[]): Promise<Progress[]> {
  const links = clearances(rows.caller, 'l').map(
    (clearance) => sql`(select l.focus_area_id as area, l.state, l.due_on from measure_focus_area l
      where l.focus_area_id = any(${ids}::uuid[]) and ${clearance})`,
  );
  const statement = sql`select t.area, count(*)::int as measures, count(*) filter (where t.state = 'COMPLETED')::int as completed,
      count(*) filter (where ${raw(OVERDUE)})::int as overdue
    from (${join(links, ' union all ')}) t where t.state <> 'CANCELLED' group by t.area`;
  const found: { area: string; measures: number; completed: number; overdue: number }[] = await database.source.query(
    ...statementOf(statement),
  );
  const counted = new Map(found.map(({ area, ...counts }) => [area, counts]));
  return ids.map((id) => {
    const { measures, completed, overdue } = counted.get(id) ?? { measures: 0, completed: 0, overdue: 0 };
    return { measures, completed, overdue, percent: measures === 0 ? null : (100 * completed) / measures };
  });
}

/** Measures of a municipality, whenever one is written. */
export function followMeasures({ follow }: Context, municipality: string): AsyncIterable<Change<Measure>> {
  return follow(Measure, sql`t.municipalities @> ${[municipality]}::text[]`);
}
