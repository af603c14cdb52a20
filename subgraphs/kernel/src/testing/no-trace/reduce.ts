import { randomUUID } from 'node:crypto';
import { type Caller, LEVELS, type Level } from '../../caller.ts';
import { isId } from '../../write.ts';
import type { Table } from './catalog.ts';
import type { Row, World, WorldFacts } from './world.ts';

/** Who may read a row, said anew in another language than the one it is tested against. */
export function mayRead({ level, municipalities, sector }: Caller, row: Row): boolean {
  const isOpen = row['visible_from'] === null || Date.parse(String(row['visible_from'])) <= Date.now();
  const visibility = row['visibility'] as Level;
  if (visibility === 'PUBLIC' && isOpen) return true;
  const isOwn = municipalities === null || (row['municipalities'] as string[]).some((code) => municipalities.includes(code));
  if (level === 'PUBLIC' || LEVELS.indexOf(visibility) > LEVELS.indexOf(level) || !isOwn) return false;
  if (level !== 'PARTY' && !isOpen) return false;
  return level !== 'SECTOR' || row['sector'] === null || row['sector'] === sector;
}

/**
 * The world as the caller may know it: the rows they may read, and of these what refers to such rows alone.
 *
 * A reference that may be missing is missing then; a row that is nothing but a reference goes with it; and a child that may be
 * read while its parent may not refers to a parent that never was.
 */
export function reduceWorld(world: World, tables: readonly Table[], { references }: WorldFacts, caller: Caller): World {
  const reduced: World = new Map(
    tables.map(({ name, guarded }) => [name, (world.get(name) ?? []).filter((row) => !guarded || mayRead(caller, row))]),
  );
  const cleared = new Set((reduced.get('foreign_row') ?? []).flatMap(({ kind, id }) => [`${kind} ${id}`, id]));

  for (const table of tables) {
    const own = Object.entries(references).filter(([place]) => place.split('.')[0] === table.name);
    const rows = (reduced.get(table.name) ?? []).flatMap((row) => {
      const left: Row = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, isDocument(table, name) ? cut(value, cleared) : value]),
      );
      for (const [place, kind] of own) {
        const name = place.split('.')[1] ?? '';
        const isCleared = (id: unknown) => cleared.has(`${kind === 'kind' ? row['kind'] : kind} ${id}`);
        const value = left[name];
        if (Array.isArray(value)) left[name] = value.filter(isCleared);
        else if (value !== null && !isCleared(value)) {
          if (!isNullable(table, name)) return [];
          left[name] = null;
        }
      }
      return [left];
    });
    reduced.set(table.name, rows);
  }
  // Each after those it refers to, so that what is gone is gone for what follows.
  for (const table of tables) {
    for (const { columns, target, targetColumns } of table.keys) {
      const textOf = (row: Row, names: readonly string[]) => JSON.stringify(names.map((name) => row[name]));
      const standing = new Set((reduced.get(target) ?? []).map((row) => textOf(row, targetColumns)));
      const rows = (reduced.get(table.name) ?? []).flatMap((row) => {
        if (columns.some((name) => row[name] === null) || standing.has(textOf(row, columns))) return [row];
        if (columns.every((name) => isNullable(table, name))) return [{ ...row, ...all(columns, () => null) }];
        return table.guarded ? [{ ...row, ...all(columns, randomUUID) }] : [];
      });
      reduced.set(table.name, rows);
    }
  }
  return reduced;
}

const columnOf = (table: Table, name: string) => table.columns.find((column) => column.name === name);
const isNullable = (table: Table, name: string) => columnOf(table, name)?.nullable === true;
const isDocument = (table: Table, name: string) => columnOf(table, name)?.type === 'jsonb';
const all = (names: readonly string[], value: () => unknown): Row => Object.fromEntries(names.map((name) => [name, value()]));

/** A document without the ids of other subgraphs' rows that are not cleared, wherever they stand in it. */
function cut(value: unknown, cleared: ReadonlySet<unknown>): unknown {
  if (typeof value === 'string') return isId(value) && !cleared.has(value) ? null : value;
  if (Array.isArray(value)) return value.map((inner) => cut(inner, cleared));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner, cleared)]));
}
