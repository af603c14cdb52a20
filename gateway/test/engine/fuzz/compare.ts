import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Expected, Path } from './oracle.ts';
import { pathKey } from './paths.ts';
import { isStored } from './store.ts';

/** An answer, in the parts that are compared. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: Path | undefined;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * Holds an answer against graphql-js's; the first difference in words, undefined where there is none.
 *
 * The data must be the same to the byte, the order of its keys included. Of the errors, GraphQL leaves some open: where a failure
 * makes a whole object null, whoever answers may or may not tell of what else failed in it, by what it happened to know then. A
 * subgraph that bubbles a null hides what others would have said, and graphql-js too stops at the first. So:
 * - an error stands at a place where the store, or the type, makes something fail, and no subgraph tells of a place twice: two
 *   may, that were both asked for parts of what they share;
 * - beside these, where a field that was asked for is computed from one that was not and fails, an error may stand at the object
 *   of both, or at the latter;
 * - each null of the data that is not the store's own has at least one error that makes it null: at it, or below it where
 *   everything between the two is non-nullable. Null that is the store's own has none.
 */
export function difference({ data, errors = [] }: Answer, expected: Expected): string | undefined {
  if (JSON.stringify(data ?? null) !== JSON.stringify(expected.data ?? null)) return 'The data differs';
  const told = new Map<string, Path>();
  for (const { message, path, extensions } of errors) {
    if (path === undefined) return `An error has no path: ${message}`;
    const key = pathKey(path);
    const teller = `${extensions?.['service']} ${key}`;
    if (told.has(teller)) return `Two errors stand at ${key}`;
    told.set(teller, path);
    if (!expected.failures.has(key) && !isHidden(path, expected))
      return `Nothing fails at ${key}, where an error says: ${message}`;
  }
  const causes = new Set([...told.values()].map((path) => pathKey(landingOf(path, expected.types))));
  const lost = [...expected.failures.values()].map((path) => landingOf(path, expected.types));
  const unexplained = lost.find((path) => valueAt(data, path) === null && !causes.has(pathKey(path)));
  return unexplained && `No error says why there is null at ${pathKey(unexplained) || 'the root'}`;
}

/** Whether it is told of an object that has a computed field, or of a field of it that was not asked for. */
function isHidden(path: Path, { computedFromLost, types }: Expected): boolean {
  if (computedFromLost.has(pathKey(path))) return true;
  return path.some(
    (_step, length) => computedFromLost.has(pathKey(path.slice(0, length))) && !types.has(pathKey(path.slice(0, length + 1))),
  );
}

/** The nearest place at or above that may be null: where a failure at the path makes null. */
function landingOf(path: Path, types: Expected['types']): Path {
  for (let length = path.length; length > 0; length--) {
    const place = path.slice(0, length);
    if (!isNonNullType(typeAt(place, types))) return place;
  }
  return [];
}

function typeAt(path: Path, types: Expected['types']): GraphQLOutputType | undefined {
  const last = path.at(-1);
  if (typeof last !== 'number') return types.get(pathKey(path));
  const list = typeAt(path.slice(0, -1), types);
  const nullable = isNonNullType(list) ? list.ofType : list;
  return isListType(nullable) ? nullable.ofType : undefined;
}

/** The value there: null too where something above it is null; undefined where the path leads nowhere. */
function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return undefined;
    value = Array.isArray(value) ? value[Number(step)] : isStored(value) ? value[String(step)] : undefined;
    if (value === null && index < path.length - 1) return undefined;
  }
  return value;
}
