import DataLoader from 'dataloader';

/** The batching loaders of one request: made when first asked for, gone with it, so that no caller's rows reach another. */
export class Loaders {
  private readonly made = new Map<string, DataLoader<string, unknown>>();

  /**
   * The loader of a name and its arguments. Arguments are part of the identity: the same list with another filter is
   * another batch.
   *
   * @param batch - answers in the keys' order, one value a key
   */
  of<Value>(name: string, args: object | null, batch: (keys: readonly string[]) => Promise<Value[]>): DataLoader<string, Value> {
    const identity = args === null ? name : `${name} ${JSON.stringify(args)}`;
    const known = this.made.get(identity) as DataLoader<string, Value> | undefined;
    if (known) return known;
    const loader = new DataLoader<string, Value>(batch);
    this.made.set(identity, loader);
    return loader;
  }

  /** Forgets what was read. Called after a write: a request may hold several, and each answers what stands after it. */
  clear(): void {
    this.made.clear();
  }
}

/**
 * No row's id. What refers to nothing is looked up by it: a reference that is missing then costs the same statement as one
 * that is hidden.
 */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Each key's one row, null where there is none. */
export function byKey<Row>(keys: readonly string[], rows: Row[], keyOf: (row: Row) => string): (Row | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}

/** Each key's rows, in the order they came. */
export function groupByKey<Row>(keys: readonly string[], rows: Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
