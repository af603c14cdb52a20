import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';

/** What is read past the caller's eyes on purpose: how the statement begins, and why. */
const ON_PURPOSE = [
  {
    begins: 'select kind, id, visibility, visible_from',
    why: 'clearances: neighbours hide what refers to a row that they know is hidden',
  },
];

/** Watches what requests read, so that no query can forget who asks. */
export interface ReadingCheck {
  /** Runs a request; every statement of it is looked at. What a test reads by itself is not. */
  readonly during: <Answer>(request: () => Promise<Answer>) => Promise<Answer>;
  readonly see: (statement: string) => void;
  /** Tells which tables are guarded: from then on requests are looked at. */
  readonly guard: (tables: readonly string[]) => void;
  /** Throws where a request has read a guarded table without its clearance. */
  readonly settle: () => void;
}

export function createReadingCheck(): ReadingCheck {
  const requests = new AsyncLocalStorage<true>();
  const faults = new Set<string>();
  let guarded: readonly string[] = [];
  return {
    during: (request) => requests.run(true, request),
    see: (statement) => {
      if (!requests.getStore() || ON_PURPOSE.some(({ begins }) => statement.startsWith(begins))) return;
      for (const table of unclearedReads(statement, guarded)) faults.add(`${table} in: ${statement}`);
    },
    guard: (tables) => {
      guarded = tables;
    },
    settle: () => {
      if (faults.size > 0) throw new Error(`Read without cleared() on its alias: ${[...faults].join('\n')}`);
    },
  };
}

/** The tables whose rows not everybody may read, and the views over them. */
export async function guardedTables(source: DataSource): Promise<string[]> {
  const found: { name: string }[] = await source.query(`
    with recursive guarded (name) as (
      select table_name::text from information_schema.columns where column_name = 'visibility' and table_schema = 'public'
      union
      select v.view_name::text from information_schema.view_table_usage v join guarded g on v.table_name = g.name
    ) select name from guarded`);
  return found.map(({ name }) => name);
}

const KEYWORD = /^(where|on|using|join|left|right|inner|cross|full|natural|order|group|limit|union|for|offset|having)$/i;

/**
 * The guarded tables that a SELECT reads under an alias that its own brackets do not clear. A write is none: it reads to
 * find what to change, after `claim` has cleared it.
 */
export function unclearedReads(statement: string, guarded: readonly string[]): string[] {
  if (guarded.length === 0 || !/^[\s(]*(select|with)\b/i.test(statement)) return [];
  const named = new RegExp(
    `(?:\\bfrom|\\bjoin|,)\\s*(?:only\\s+)?"?(${guarded.join('|')})"?(?![\\w.(])(?:\\s+(?:as\\s+)?"?(\\w+)"?)?`,
    'gi',
  );
  return [...statement.matchAll(named)]
    .filter(({ index, 1: table = '', 2: word }) => {
      const alias = word === undefined || KEYWORD.test(word) ? table : word;
      return !isCleared(queryAround(statement, index), alias);
    })
    .map(({ 1: table = '' }) => table);
}

/** Whether a query holds the clearance of an alias, as one of the conditions that all must hold. */
function isCleared(query: string, alias: string): boolean {
  const open = `\\(${alias}\\.visible_from is null or ${alias}\\.visible_from <= now\\(\\)\\)`;
  const own = `(true|${alias}\\.municipalities && \\$\\d+::text\\[\\])`;
  const parts = [
    `${alias}\\.visibility = 'PUBLIC' and ${alias}\\.visible_from (is null|<= now\\(\\))\\)`,
    `${alias}\\.visibility = any\\(\\$\\d+::text\\[\\]\\) and ${open} and ${own}`,
    `\\(${alias}\\.visibility <> 'PUBLIC' or ${alias}\\.visible_from > now\\(\\)\\) and ${own}`,
  ];
  const clearance = new RegExp(`(\\w*)\\s*\\(+(${parts.join('|')})`, 'g');
  return [...query.matchAll(clearance)].some(({ 1: before = '' }) => /^(and|where|on)$/i.test(before));
}

/** The query that a place stands in, by its brackets, without the queries inside it: what they clear is theirs alone. */
function queryAround(statement: string, place: number): string {
  const edge = (from: number, step: 1 | -1, opening: string, closing: string) => {
    let depth = 0;
    let at = from;
    while (at >= 0 && at < statement.length && depth >= 0) {
      at += step;
      if (statement[at] === opening) depth += 1;
      if (statement[at] === closing) depth -= 1;
    }
    return at;
  };
  const end = edge(place, 1, '(', ')');
  let query = '';
  for (let at = edge(place, -1, ')', '(') + 1; at < end; at += 1) {
    if (/^\(\s*select\b/i.test(statement.slice(at, at + 20))) at = edge(at, 1, '(', ')');
    else query += statement[at];
  }
  return query;
}
