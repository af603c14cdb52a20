import type { Context } from '@hub/kernel';
import { statementOf } from '@hub/kernel';
import sql, { type Sql } from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';
import { ELSEWHERE, GuardArea } from '../entities/guard-area.ts';
import { IncidentCategory } from '../entities/incident-kinds.ts';
import { PseudonymKey } from '../entities/pseudonym-key.ts';
import { Release } from '../entities/release.ts';
import { ReleaseCell } from '../entities/release-cell.ts';
import { addMonths, dayAt, openMonths } from './calendar.ts';
import { type GridCell, suppress, THRESHOLD } from './suppression.ts';

/**
 * Releases what is due, once a request, before anything of the request reads or writes a report or a release.
 *
 * Nothing runs at intervals in a subgraph, and an answer must not depend on whether something did. So a month is released by
 * the first request after it closed, in a transaction of its own: the reader only waits for it.
 */
export function closeDueMonths({ loaders, database }: Context): Promise<void> {
  const closing = loaders.of('closeDueMonths', null, async (keys) => {
    await closeMonths(database.source, new Date());
    return keys.map(() => undefined);
  });
  return closing.load('now');
}

/**
 * Writes the release of every month closed at a moment and not released yet, then deletes the reports past their 90 days with
 * the keys of their pseudonyms. In that order: a report is counted before it goes, however long nobody asked.
 */
export async function closeMonths(source: DataSource, now: Date): Promise<void> {
  const today = dayAt(now);
  const due = dueMonths(addMonths(openMonths(today).from, -1));
  const [{ any }] = await source.query(
    ...statementOf(sql`select exists (${due}) or exists (select 1 from report where kept_until < ${today}::date) as any`),
  );
  if (!any) return;
  await source.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock(hashtext('business release'))");
    const months: { municipality: string; month: string }[] = await manager.query(...statementOf(due));
    for (const { municipality, month } of months) await release(manager, municipality, month);
    await manager.query('delete from report where kept_until < $1::date', [today]);
    await forgetKeys(manager);
  });
}

/**
 * Holds the releases off until the transaction ends, so that a report is either in its month's release or refused. Taken
 * shared: reports do not wait for each other.
 */
export async function holdReleases(manager: EntityManager): Promise<void> {
  await manager.query("select pg_advisory_xact_lock_shared(hashtext('business release'))");
}

/** Deletes the keys of pseudonyms that no report holds any more. */
async function forgetKeys(manager: EntityManager): Promise<void> {
  await manager
    .createQueryBuilder()
    .delete()
    .from(PseudonymKey)
    .where(
      `not exists (select 1 from report r
        where r.municipality_code = pseudonym_key.municipality_code and r.month = pseudonym_key.month)`,
    )
    .execute();
}

/** @param last - the newest closed month */
function dueMonths(last: string): Sql {
  return sql`select m.code as municipality, to_char(d, 'YYYY-MM') as month from municipality m
    cross join lateral generate_series(to_date(m.collecting_since, 'YYYY-MM')::timestamp,
      to_date(${last}, 'YYYY-MM')::timestamp, interval '1 month') d
    where m.collecting_since is not null and not exists (
      select 1 from release r where r.municipality_code = m.code and r.month = to_char(d, 'YYYY-MM'))
    order by 1, 2`;
}

/** A month without a report is released too, as zeros: which months lack one is itself a small count. */
async function release(manager: EntityManager, municipalityCode: string, month: string): Promise<void> {
  const guarded = await manager.findBy(GuardArea, { municipalityCode });
  const areas = [...guarded.map(({ name }) => name), ELSEWHERE];
  // An area renamed since is the rest of the municipality: else its reports would be the difference of two margins.
  const counted: GridCell[] = await manager.query(
    `select category, area, count(distinct reporter)::int as count
      from (select category, case when area = any ($3) then area else $4 end as area, reporter from report
        where municipality_code = $1 and month = $2) r
      group by grouping sets ((category, area), (category), (area), ())`,
    [municipalityCode, month, areas, ELSEWHERE],
  );
  const counts = new Map(counted.map(({ category, area, count }) => [JSON.stringify([category, area]), count]));
  const grid = [...Object.values(IncidentCategory), null].flatMap((category) =>
    [...areas, null].map((area) => ({ category, area, count: counts.get(JSON.stringify([category, area])) ?? 0 })),
  );
  await manager.insert(Release, { municipalityCode, month, threshold: THRESHOLD });
  await manager.insert(
    ReleaseCell,
    suppress(grid).map((cell) => ({ municipalityCode, month, ...cell })),
  );
}
