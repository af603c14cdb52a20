import { type Context, cleared, type Listing, type Page, type Rows, statementOf } from '@hub/kernel';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import type { PromiseState } from '../entities/promise-state.ts';
import type { CitizenPromiseListArgs } from '../inputs/filters.ts';
import { given } from './given.ts';
import { TODAY } from './today.ts';

/** Newest first; a promise of unknown period comes last. */
const NEWEST = {
  name: 'citizenPromises',
  key: "coalesce(t.period_from, '-infinity'::date)",
  type: 'date',
  descending: true,
} as const;

export function pagePromises({ rows }: Context, { filter, ...page }: CitizenPromiseListArgs): Promise<Page<CitizenPromise>> {
  const conditions: Sql[] = [sql`true`];
  if (given(filter?.municipality)) conditions.push(sql`t.municipalities @> ${[filter.municipality]}::text[]`);
  if (filter?.on) conditions.push(holds(filter.on));
  if (filter?.state) conditions.push(sql`${stateOf(rows)} = any(${filter.state}::text[])`);
  const listing: Listing<CitizenPromise> = { entity: CitizenPromise, where: join(conditions, ' and '), order: NEWEST };
  return rows.page(listing, page);
}

/** Each municipality's promises, newest first, each with the municipality it was asked for. */
export function promisesOfMunicipalities(
  rows: Rows,
  codes: readonly string[],
): Promise<(CitizenPromise & { $parent: string })[]> {
  const own = sql`join lateral unnest(t.municipalities) as m(code) on true`;
  return rows.under(
    CitizenPromise,
    'm.code',
    'text',
    codes,
    `${NEWEST.key} desc, t.id`,
    own,
    sql`t.municipalities && ${codes}::text[]`,
  );
}

/** The signed promise whose period holds the day, the newest where several do; today where no day is given. */
export async function currentPromises(
  rows: Rows,
  codes: readonly string[],
  on: string | null,
): Promise<(CitizenPromise & { $parent: string })[]> {
  const own = sql`join lateral unnest(t.municipalities) as m(code) on true`;
  const where = sql`t.municipalities && ${codes}::text[] and t.stage = 'SIGNED' and ${holds(on)}`;
  // byKey keeps the last row of a key, so the newest comes last.
  return rows.under(CitizenPromise, 'm.code', 'text', codes, `${NEWEST.key}, t.signed_on nulls first, t.id`, own, where);
}

/** The signed promise whose period began last, which may have ended since. */
export async function latestPromises(rows: Rows, codes: readonly string[]): Promise<(CitizenPromise & { $parent: string })[]> {
  const own = sql`join lateral unnest(t.municipalities) as m(code) on true`;
  const where = sql`t.municipalities && ${codes}::text[] and t.stage = 'SIGNED' and t.period_from <= ${raw(TODAY)}`;
  // byKey keeps the last row of a key, so the newest comes last.
  return rows.under(CitizenPromise, 'm.code', 'text', codes, `${NEWEST.key}, t.signed_on nulls first, t.id`, own, where);
}

function holds(on: string | null): Sql {
  const day = on === null ? raw(TODAY) : sql`${on}::date`;
  return sql`(t.period_from <= ${day} and t.period_to >= ${day})`;
}

/** Each promise's state, as the caller may know it. */
export async function statesOfPromises({ rows, database }: Context, ids: readonly string[]): Promise<(PromiseState | null)[]> {
  const statement = sql`select t.id, ${stateOf(rows)} as state from citizen_promise t where t.id = any(${ids}::uuid[]) and ${cleared(rows.caller)}`;
  const found: { id: string; state: PromiseState }[] = await database.source.query(...statementOf(statement));
  const states = new Map(found.map(({ id, state }) => [id, state]));
  return ids.map((id) => states.get(id) ?? null);
}

/**
 * The state as SQL over `citizen_promise t`. Goals and successors that the caller may not read have no part in it, or
 * the state would tell of them.
 */
function stateOf({ caller }: Rows): Sql {
  const today = raw(TODAY);
  const goals = sql`from goal g join focus_area a on a.id = g.focus_area_id 
    where a.promise_id = t.id and ${cleared(caller, 'a')} and ${cleared(caller, 'g')}`;
  return sql`case
    when t.stage <> 'SIGNED' then t.stage
    when t.period_from > ${today} then 'SIGNED'
    when t.period_to is null or t.period_to >= ${today} then 'ACTIVE'
    when exists (select 1 ${goals}) and not exists (select 1 ${goals} and g.assessment = 'NOT_ASSESSED') then 'EVALUATED'
    when exists (select 1 from citizen_promise s where s.predecessor_id = t.id and s.stage = 'SIGNED'
      and s.period_from <= ${today} and ${cleared(caller, 's')}) then 'SUPERSEDED'
    else 'EXPIRED' end`;
}
