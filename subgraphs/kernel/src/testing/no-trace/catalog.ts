import type { DataSource } from 'typeorm';

export interface Column {
  readonly name: string;
  /** PostgreSQL's name of the type: `text[]`, `timestamp with time zone`. */
  readonly type: string;
  readonly nullable: boolean;
  /** Numbered by the database itself. */
  readonly numbered: boolean;
  /** What its own checks let through, of `TEXTS` and their own words; null where anything goes. */
  readonly allowed: readonly string[] | null;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly keys: readonly ForeignKey[];
  /** SQL over the columns, each of which a row satisfies. */
  readonly checks: readonly string[];
  /** Whether its rows say themselves who may read them. */
  readonly guarded: boolean;
}

/** SYNTHETIC words, of every form that a column asks for: codes, slugs, months, hashes. */
export const CODES = ['9001', '9002', '9003'];
export const SLUGS = [...'abcdefgh'].map((letter) => `synthetic-${letter}`);
const TEXTS = [...CODES, ...SLUGS, '2024-01', '2024-02', ...[...'0123456789abcdef'].map((digit) => digit.repeat(64))];

/** What a subgraph keeps for itself: no fact that a query reads. */
const OWN = "'migration', 'idempotent_answer', 'foreign_watermark', 'receipt_secret', 'typeorm_metadata'";

/**
 * The tables of facts as the database knows them, each after those it refers to, `foreign_row` included.
 *
 * Their foreign keys are dropped on the way: a child that may be read while its parent may not is to answer as if the parent
 * had never been, and a database without the parent must be able to hold it.
 */
export async function openCatalog(source: DataSource): Promise<Table[]> {
  const tables: { name: string }[] = await source.query(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in (${OWN}) and relname not like 'audit%' order by oid`,
  );
  const columns: (Column & { owner: string })[] = await source.query(
    `select attrelid::regclass::text as owner, attname as name, format_type(atttypid, null) as type, not attnotnull as nullable,
        attidentity <> '' as numbered
      from pg_attribute join pg_class c on c.oid = attrelid
      where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped order by attnum`,
  );
  const checks: { owner: string; check: string; columns: string[] }[] = await source.query(
    `select conrelid::regclass::text as owner, pg_get_expr(conbin, conrelid) as check,
        array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  const keys: (ForeignKey & { owner: string; name: string })[] = await source.query(
    `select conname as name, conrelid::regclass::text as owner, confrelid::regclass::text as target,
        array(select attname::text from unnest(conkey) with ordinality k (n, place) join pg_attribute on attrelid = conrelid and attnum = n order by place) as columns,
        array(select attname::text from unnest(confkey) with ordinality k (n, place) join pg_attribute on attrelid = confrelid and attnum = n order by place) as "targetColumns"
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { owner, name } of keys) await source.query(`alter table ${owner} drop constraint "${name}"`);

  const found: Table[] = [];
  for (const { name } of tables) {
    const own = columns.filter(({ owner }) => owner === name);
    const ruled = checks.filter(({ owner }) => owner === name);
    const known: Column[] = [];
    for (const column of own) {
      const rules = ruled
        .filter((rule) => rule.columns.length === 1 && rule.columns[0] === column.name)
        .map(({ check }) => check);
      known.push({ ...column, allowed: column.type === 'text' ? await allowedBy(source, column.name, rules) : null });
    }
    found.push({
      name,
      columns: known,
      keys: keys.filter(({ owner }) => owner === name),
      checks: ruled.map(({ check }) => check),
      guarded: own.some((column) => column.name === 'visibility'),
    });
  }
  return parentsFirst(found);
}

async function allowedBy(source: DataSource, column: string, rules: readonly string[]): Promise<string[] | null> {
  if (rules.length === 0) return null;
  const words = rules.flatMap((rule) => [...rule.matchAll(/'(\w+)'::text/g)].map((match) => match[1] ?? ''));
  const rows: { word: string }[] = await source.query(
    `select "${column}" as word from unnest($1::text[]) as w ("${column}") where ${rules.join(' and ')}`,
    [[...new Set([...words, ...TEXTS])]],
  );
  return rows.map(({ word }) => word);
}

function parentsFirst(tables: readonly Table[]): Table[] {
  const sorted: Table[] = [];
  const place = (table: Table) => {
    if (sorted.includes(table)) return;
    for (const { target } of table.keys) {
      const parent = tables.find(({ name }) => name === target);
      if (parent && parent !== table) place(parent);
    }
    sorted.push(table);
  };
  for (const table of [...tables].sort((one, other) => Number(other.name === 'foreign_row') - Number(one.name === 'foreign_row')))
    place(table);
  return sorted;
}
