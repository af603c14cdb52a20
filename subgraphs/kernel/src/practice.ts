import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { PRACTICE } from './caller.ts';
import { StartError } from './env.ts';
import type { SubgraphDefinition } from './federation.ts';
import { plantFolder, readSeeds, type Topic } from './seeds.ts';

/**
 * Makes the practice municipality as new where anything of it is from before a moment's last 02:00 in Sweden, or where there
 * is none of it; otherwise it stays. Nothing is remembered: of several processes, the first one after 02:00 finds it due, and the next one new.
 */
export type Practice = (source: DataSource, now: Date) => Promise<void>;

/** What is planted here is deleted at night, so the folder defines no other municipality. */
const only: Topic = { file: 'municipalities.yaml', schema: z.array(z.looseObject({ code: z.literal(PRACTICE) })).length(1) };

/**
 * Reads the practice municipality's folder.
 *
 * @returns undefined where none is named
 * @throws StartError naming the folder's faults; and in production, where whoever reads is not to meet what nobody decided
 */
export function openPractice({ name, seeds, forget }: SubgraphDefinition, path?: string, mode?: string): Practice | undefined {
  if (path === undefined) return undefined;
  if (mode === 'production') throw new StartError('HUB_PRACTICE is set, and production holds no invented municipality: unset it');
  const folder = readSeeds(path, [...seeds.topics, only]);
  return (source, now) =>
    source.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock(hashtext('hub practice'))");
      // Shorter than the second after which PostgreSQL ends one of two that wait for each other: a write goes on, this comes back.
      await manager.query("set local lock_timeout = '500ms'");
      const tables = await readOwned(manager);
      if (!(await isDue(manager, tables, now))) return;
      await forget?.(manager, PRACTICE);
      await empty(manager, tables);
      await plantFolder(name, seeds, manager, folder);
    });
}

/** A table that has rows of the municipality's; its texts are SQL over its own columns. */
interface Owned {
  readonly table: string;
  readonly isFact: boolean;
  /** Whether a row is the municipality's, and no other's beside. */
  readonly own: string;
  /** Whether another row refers to it. */
  readonly held: string;
}

const TABLES = `select relname as name, (select array_agg(attname::text) from pg_attribute where attrelid = c.oid) as columns
  from pg_class c where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'foreign_row'`;
const columnsOf = (key: string, table: string) => `(select string_agg(quote_ident(attname), ', ' order by place)
  from unnest(${key}) with ordinality as k (number, place) join pg_attribute on attrelid = ${table} and attnum = number)`;
const REFERENCES = `select conrelid::regclass::text as child, ${columnsOf('conkey', 'conrelid')} as "from",
  confrelid::regclass::text as parent, ${columnsOf('confkey', 'confrelid')} as "to" from pg_constraint where contype = 'f'`;

/** Read of the database itself, so that no later migration's table is forgotten. What neighbours own is theirs to tell. */
async function readOwned(manager: EntityManager): Promise<Owned[]> {
  const tables: { name: string; columns: string[] }[] = await manager.query(TABLES);
  const references: Record<'child' | 'from' | 'parent' | 'to', string>[] = await manager.query(REFERENCES);
  const ownOf = (name: string): string | undefined => {
    const columns = tables.find((table) => table.name === name)?.columns ?? [];
    if (columns.includes('municipalities')) return `municipalities = '{${PRACTICE}}'`;
    if (columns.includes('municipality_code')) return `municipality_code = '${PRACTICE}'`;
    const parents = references.flatMap(({ child, from, parent, to }) => {
      const own = child === name && parent !== name ? ownOf(parent) : undefined;
      return own ? [`(${from}) in (select ${to} from ${parent} where ${own})`] : [];
    });
    if (parents.length > 0) return parents.join(' and ');
    return columns.includes('code') ? `code = '${PRACTICE}'` : undefined;
  };
  return tables.flatMap(({ name, columns }) => {
    const own = ownOf(name);
    const holders = references.filter(({ parent }) => parent === name);
    const held = holders.map(({ child, from, to }) => `(${to}) in (select ${from} from ${child} where (${from}) is not null)`);
    return own ? [{ table: name, isFact: columns.includes('seeded'), own, held: ['false', ...held].join(' or ') }] : [];
  });
}

async function isDue(manager: EntityManager, tables: Owned[], now: Date): Promise<boolean> {
  const night = `(date_trunc('day', ($1::timestamptz at time zone 'Europe/Stockholm') - interval '2 hours') + interval '2 hours')`;
  const facts = tables.filter(({ isFact }) => isFact).map(({ table, own }) => `select created_at from ${table} where ${own}`);
  const [{ due }] = await manager.query(
    `select coalesce(min(created_at) < ${night} at time zone 'Europe/Stockholm', true) as due from (${facts.join(' union all ')}) f`,
    [now],
  );
  return due;
}

/**
 * Deletes what nothing refers to until nothing more goes: children before parents, and what another municipality's row refers
 * to stays. Planting gives that its seed's words back, and from here on it counts as new.
 */
async function empty(manager: EntityManager, tables: Owned[]): Promise<void> {
  // Asked again with the same key, a write is done anew: its answer would tell of a row that is gone.
  const answer = `$.* ? (@.municipalities.size() == 1 && @.municipalities[0] == "${PRACTICE}")`;
  await manager.query('delete from idempotent_answer where answer @? $1::jsonpath', [answer]);
  let gone = 0;
  do {
    gone = 0;
    for (const { table, own, held } of tables) {
      const [, count] = await manager.query(`delete from ${table} where ${own} and not (${held})`);
      gone += count;
    }
  } while (gone > 0);
  for (const { table, own } of tables.filter(({ isFact }) => isFact))
    await manager.query(`update ${table} set created_at = now(), seeded = null where ${own}`);
}
