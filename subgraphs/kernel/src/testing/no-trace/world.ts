import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { FOREIGN_KINDS, type ForeignKind } from '../../facts.ts';
import { CODES, type Column, SLUGS, type Table } from './catalog.ts';
import { type Generate, often, oneOf, someOf } from './generate.ts';

/** A row as PostgreSQL tells it in JSON. */
export type Row = Record<string, unknown>;
/** The rows of each table, in the order they were written. */
export type World = Map<string, Row[]>;

/** What the database does not say of a subgraph's tables, by `table.column`: its `test/no-trace.json`. */
export interface WorldFacts {
  /** The columns that refer to another subgraph's rows, with their kind, or `kind` for the column that holds it. */
  readonly references: Record<string, ForeignKind | 'kind'>;
  /** Documents that are not a `Text`. A value that is a kind stands for the id of such a row, or null. */
  readonly documents: Record<string, unknown>;
  /** What a column holds one of, where not anything of its type: a value named twice comes twice as often. */
  readonly values: Record<string, readonly unknown[]>;
}

export function readFacts(subgraph: string): WorldFacts {
  return JSON.parse(readFileSync(`subgraphs/${subgraph}/test/no-trace.json`, 'utf8')) as WorldFacts;
}

/** Rows a table holds at most, and how many are tried for them: many break a check. */
const MOST = 6;
const TRIED = 40;

const DAY = 86_400_000;
const days = (count: number) => new Date(Date.now() + count * DAY);
/** Far enough from now that no run reaches the next one. */
const MOMENTS = [-900, -400, -30, -2, 2, 30, 400];
const SECTORS = [null, null, 'trade', 'transport'];
const LEVELS = ['PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY'];

const aDay = (generate: Generate) =>
  days(oneOf(generate, MOMENTS) ?? 0)
    .toISOString()
    .slice(0, 10);
const aMoment = (generate: Generate) => days(oneOf(generate, MOMENTS) ?? 0).toISOString();

const guardOf = (generate: Generate): Row => ({
  visibility: oneOf(generate, LEVELS),
  visible_from: generate(fc.boolean) ? null : aMoment(generate),
  municipalities: someOf(generate, CODES),
  sector: oneOf(generate, SECTORS),
});

/**
 * Fills the tables with SYNTHETIC rows: of any visibility, embargo, municipalities and sector, referring to each other and to
 * rows of another subgraph, known and unknown, hidden and not.
 *
 * @param known - another subgraph's rows as `foreign_row` holds them; made up where none are given
 * @returns what the database holds then
 */
export async function fillWorld(
  source: DataSource,
  tables: readonly Table[],
  facts: WorldFacts,
  generate: Generate,
  known?: readonly Row[],
): Promise<World> {
  const world: World = new Map();
  await empty(source, tables);
  const foreign = known ?? FOREIGN_KINDS.flatMap((kind) => [1, 2, 3, 4].map(() => foreignRow(generate, kind)));
  const unknown = FOREIGN_KINDS.map((kind) => foreignRow(generate, kind));
  for (const table of tables) {
    const rows =
      table.name === 'foreign_row'
        ? foreign
        : Array.from({ length: TRIED }, () => rowOf(generate, table, world, facts, [...foreign, ...unknown]));
    await insert(
      source,
      table,
      rows.filter((row) => row !== null),
      table.name === 'foreign_row' ? rows.length : MOST,
    );
    await link(source, table, generate);
    const stored: { row: Row }[] = await source.query(`select to_jsonb(t) as row from "${table.name}" t order by ctid`);
    world.set(
      table.name,
      stored.map(({ row }) => row),
    );
  }
  return world;
}

/** Makes the tables hold these rows and no others, in this order. */
export async function holdWorld(source: DataSource, tables: readonly Table[], world: World): Promise<void> {
  await empty(source, tables);
  for (const table of tables) await insert(source, table, world.get(table.name) ?? []);
}

async function empty(source: DataSource, tables: readonly Table[]): Promise<void> {
  await source.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')} restart identity`);
}

/** Lets rows refer to others of their own table, as a promise does to the one before it. */
async function link(source: DataSource, { name, keys }: Table, generate: Generate): Promise<void> {
  for (const { columns, targetColumns } of keys.filter(({ target }) => target === name)) {
    const rows: Row[] = await source.query(`select * from "${name}" order by ctid`);
    const column = columns[0] ?? '';
    const id = targetColumns[0] ?? '';
    for (const row of rows) {
      const others = rows.filter((other) => other !== row);
      if (others.length === 0 || !often(generate)) continue;
      await source.query(`update "${name}" set "${column}" = $1 where "${id}" = $2`, [oneOf(generate, others)?.[id], row[id]]);
    }
  }
}

/** Rows that break a check, or have a unique key of a row before them, are left out. */
async function insert(source: DataSource, { name, columns, checks }: Table, rows: readonly Row[], most?: number): Promise<void> {
  const written = columns.filter(({ numbered }) => !numbered).map((column) => `"${column.name}"`);
  const allowed = ['true', ...checks].map((check) => `(${check}) is not false`).join(' and ');
  await source.query(
    `insert into "${name}" (${written.join(', ')})
      select ${written.join(', ')} from jsonb_populate_recordset(null::"${name}", $1::jsonb) where ${allowed}
      limit ${most ?? 'all'} on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

const foreignRow = (generate: Generate, kind: ForeignKind): Row => ({
  kind,
  id: generate(fc.uuid, { version: 4 }),
  ...guardOf(generate),
});

function rowOf(generate: Generate, table: Table, world: World, facts: WorldFacts, foreign: readonly Row[]): Row | null {
  const idsOf = (kind: unknown) => foreign.filter((row) => row['kind'] === kind).map(({ id }) => id);
  const row: Row = {};
  for (const column of table.columns) row[column.name] = makeValue(generate, table.name, column, facts, foreign);
  for (const [place, kind] of Object.entries(facts.references)) {
    const [owner, name = ''] = place.split('.');
    if (owner !== table.name || row[name] === null) continue;
    const ids = idsOf(kind === 'kind' ? row['kind'] : kind);
    row[name] = Array.isArray(row[name]) ? someOf(generate, ids) : oneOf(generate, ids);
  }
  if (table.guarded) Object.assign(row, guardOf(generate), pick(row, 'visibility', table));
  for (const { columns, target, targetColumns } of table.keys) {
    const parents = world.get(target) ?? [];
    const nullable = columns.every((name) => table.columns.find((column) => column.name === name)?.nullable);
    if (parents.length === 0 && !nullable) return null;
    const parent = parents.length > 0 && (!nullable || often(generate)) ? oneOf(generate, parents) : undefined;
    for (const [place, name] of columns.entries()) row[name] = parent?.[targetColumns[place] ?? ''] ?? null;
    if (parent && 'visibility' in parent && table.guarded && generate(fc.boolean)) {
      const { visibility, visible_from, municipalities, sector } = parent;
      Object.assign(row, { visibility, visible_from, municipalities, sector });
    }
  }
  return row;
}

/** A table may allow fewer levels than there are. */
const pick = (row: Row, name: string, table: Table): Row =>
  table.columns.some((column) => column.name === name && column.allowed) ? { [name]: row[name] } : {};

function makeValue(
  generate: Generate,
  table: string,
  { name, type, nullable, allowed }: Column,
  { values, documents }: WorldFacts,
  foreign: readonly Row[],
): unknown {
  const place = `${table}.${name}`;
  if (place in values) return oneOf(generate, values[place] ?? []);
  if (nullable && !often(generate)) return null;
  if (name === 'municipalities') return someOf(generate, CODES);
  if (name === 'sources') return [{ title: 'SYNTHETIC' }];
  const makers: Record<string, () => unknown> = {
    uuid: () => generate(fc.uuid, { version: 4 }),
    'uuid[]': () => [],
    text: () => oneOf(generate, allowed ?? SLUGS),
    'text[]': () => someOf(generate, SLUGS),
    date: () => aDay(generate),
    'timestamp with time zone': () => aMoment(generate),
    integer: () => oneOf(generate, [1, 2, 3, 5, 12]),
    'double precision': () => oneOf(generate, [0, 14.5, 50, 100]),
    boolean: () => generate(fc.boolean),
    jsonb: () => {
      const text = `SYNTHETIC ${generate(fc.nat, { max: 9 })}`;
      return withIds(generate, documents[place], foreign) ?? { sv: text, en: `${text} in English` };
    },
  };
  const make = makers[type];
  if (!make) throw new Error(`${place} is of a type that no SYNTHETIC value is known for: ${type}`);
  return make();
}

/** A document with an id, or null, wherever it names a kind. */
function withIds(generate: Generate, document: unknown, foreign: readonly Row[]): unknown {
  if (FOREIGN_KINDS.includes(document as ForeignKind)) {
    const ids = foreign.filter(({ kind }) => kind === document).map(({ id }) => id);
    return oneOf(generate, [null, ...ids]);
  }
  if (Array.isArray(document)) return document.map((inner) => withIds(generate, inner, foreign));
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, inner]) => [key, withIds(generate, inner, foreign)]));
}
