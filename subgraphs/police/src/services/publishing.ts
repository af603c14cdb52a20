import { badInput, type Context, Refusal, type SourceInput, type SuppressionReason, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { StatisticPoint } from '../entities/statistic-point.ts';
import { StatisticSeries } from '../entities/statistic-series.ts';
import type { PublishStatisticsInput, StatisticPointInput } from '../inputs/publish-statistics-input.ts';
import { findOverlap } from './overlap.ts';

/**
 * Adds points to a series. A point of a period that stands already corrects it; one that shares only some of its days with
 * another is refused, since a sum over the series would count those days twice.
 *
 * @throws BAD_USER_INPUT for a period in the wrong order, and for a point without a figure or with two
 */
export function publishStatistics(context: Context, input: PublishStatisticsInput) {
  const points = input.points.map(readPoint);
  return write(context, 'publishStatistics', input, { series: StatisticSeries }, async (change) => {
    const { claim, manager, rows } = change;
    refuseOverlapWithin(points);
    // Claiming holds the series' row: two writers of one series take turns, so what is checked here still stands when written.
    const series = await claim(StatisticSeries, input.series, ['series']);
    await refuseOverlapWithStanding(change, series.id, points);
    await manager.upsert(
      StatisticPoint,
      points.map((point) => toRow(series.id, point, input.sources)),
      { conflictPaths: ['id'] },
    );
    await manager.update(StatisticSeries, { id: series.id }, { updatedAt: new Date() });
    return { series: await rows.one(StatisticSeries, sql`t.id = ${series.id}`) };
  });
}

interface Point {
  readonly from: string;
  readonly to: string;
  readonly amount: number | null;
  readonly withheld: SuppressionReason | null;
  /** Its place in the input. */
  readonly place: number;
}

function readPoint({ period: { from, to }, value, withheld }: StatisticPointInput, place: number): Point {
  const at = `points.${place}`;
  if (from > to) throw badInput(`${at}.period.from is ${from}, after period.to, ${to}`);
  const amount = value ?? null;
  const reason = withheld ?? null;
  if ((amount === null) === (reason === null)) {
    throw badInput(
      `${at} has ${amount === null ? 'neither value nor withheld' : 'both value and withheld'}; it takes one of them`,
    );
  }
  return { from, to, amount, withheld: reason, place };
}

function refuseOverlapWithin(points: readonly Point[]): void {
  const found = findOverlap(points);
  if (found) refuse(found[1], found[0], 'is another of the points sent');
}

async function refuseOverlapWithStanding({ rows }: Write, seriesId: string, points: readonly Point[]): Promise<void> {
  const first = points.map(({ from }) => from);
  const last = points.map(({ to }) => to);
  const overlapping = sql`exists (select 1 from unnest(${first}::date[], ${last}::date[]) as p(first, last)
    where t.period_from <= p.last and t.period_to >= p.first and (t.period_from, t.period_to) <> (p.first, p.last))`;
  const standing = await rows.all(StatisticPoint, sql`t.series_id = ${seriesId} and ${overlapping}`, 't.period_from');
  for (const { periodFrom: from, periodTo: to } of standing) {
    const point = points.find((sent) => from <= sent.to && to >= sent.from && (from !== sent.from || to !== sent.to));
    if (point) refuse(point, { from, to }, 'stands in the series');
  }
}

function refuse({ from, to, place }: Point, other: { from: string; to: string }, why: string): never {
  const message = `The period ${from} to ${to} shares days with ${other.from} to ${other.to}, which ${why}`;
  throw new Refusal('POINT_OVERLAP', message, ['points', String(place), 'period']);
}

function toRow(seriesId: string, point: Point, sources: SourceInput[]) {
  const { from, to, amount, withheld } = point;
  return {
    id: StatisticPoint.idOf(seriesId, point),
    seriesId,
    periodFrom: from,
    periodTo: to,
    amount,
    withheld,
    n: null,
    sources,
    updatedAt: new Date(),
  };
}
