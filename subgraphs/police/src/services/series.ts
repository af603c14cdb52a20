import { badInput, type Context, clearedReference, type Page, type Rows } from '@hub/kernel';
import sql, { join, type Sql } from 'sql-template-tag';
import { StatisticPoint } from '../entities/statistic-point.ts';
import { SeriesKind, StatisticSeries } from '../entities/statistic-series.ts';
import type { PointArgs, StatisticSeriesListArgs } from '../inputs/series-args.ts';

const BY_TITLE = { name: 'statisticSeries', key: "(t.title ->> 'sv')", type: 'text' } as const;
const NEWEST_PERIOD = { name: 'points', key: 't.period_from', type: 'date', descending: true } as const;
/** What a plain list holds at most. */
const WHOLE = { first: 100 };

export function pageSeries({ rows }: Context, { filter, ...page }: StatisticSeriesListArgs): Promise<Page<StatisticSeries>> {
  const conditions: Sql[] = [sql`true`];
  if (filter?.municipality) conditions.push(sql`t.municipality = ${filter.municipality}`);
  if (filter?.kind) conditions.push(sql`t.kind = any(${filter.kind}::text[])`);
  return rows.page({ entity: StatisticSeries, where: join(conditions, ' and '), order: BY_TITLE }, page);
}

/** Each municipality's series of reported offences, at most 100. */
export async function reportedOffencesOf(rows: Rows, codes: readonly string[]): Promise<StatisticSeries[][]> {
  const where = sql`t.kind = ${SeriesKind.REPORTED_OFFENCES}`;
  const listing = { entity: StatisticSeries, parent: 't.municipality', parentType: 'text', where, order: BY_TITLE } as const;
  return nodes(await rows.pages(listing, WHOLE, codes));
}

/** The series that shed light on each focus area, where the caller may know of the area. */
export function seriesOfFocusAreas(rows: Rows, ids: readonly string[]): Promise<(StatisticSeries & { $parent: string })[]> {
  const linked = sql`join lateral unnest(t.focus_areas) as area(id) on true`;
  const where = sql`t.focus_areas && ${ids}::uuid[] and ${clearedReference(rows.caller, 'FocusArea', 'area.id')}`;
  return rows.under(StatisticSeries, 'area.id', 'uuid', ids, `${BY_TITLE.key}, t.id`, linked, where);
}

/**
 * Each series' points by period, oldest first: the 100 newest of those that lie wholly between the two days.
 *
 * @throws BAD_USER_INPUT where `from` is after `to`
 */
export async function pointsOfSeries(rows: Rows, { from, to }: PointArgs, ids: readonly string[]): Promise<StatisticPoint[][]> {
  if (from && to && from > to) throw badInput(`from is ${from}, after to, ${to}`);
  const conditions: Sql[] = [sql`true`];
  if (from) conditions.push(sql`t.period_from >= ${from}::date`);
  if (to) conditions.push(sql`t.period_to <= ${to}::date`);
  const where = join(conditions, ' and ');
  const listing = { entity: StatisticPoint, parent: 't.series_id', parentType: 'uuid', where, order: NEWEST_PERIOD } as const;
  return nodes(await rows.pages(listing, WHOLE, ids)).map((points) => points.reverse());
}

function nodes<Row extends object>(pages: Page<Row>[]): Row[][] {
  return pages.map(({ edges }) => edges.map(({ node }) => node));
}
