/**
 * What every subgraph and the oracle answer from, as JSON, so that a counterexample can be pasted.
 *
 * A stored value is as it is answered, but for four marks: `$ref`, an entity by its type and number; `$type`, a value of that
 * type; `$fails`, an error with that text; `$by`, one of these by the arguments.
 */
export interface Store {
  /** Entities by type and number. */
  readonly entities: Readonly<Record<string, readonly Stored[]>>;
  /** By `Query.q0`. */
  readonly roots: Readonly<Record<string, Json>>;
  /** Entities that a subgraph does not have, as `alder E0 2`. What it resolves of them is null. */
  readonly absent: readonly string[];
}

export type Json = null | string | number | boolean | readonly Json[] | Stored;
export interface Stored {
  readonly [field: string]: Json;
}

/** A case to be asked: everything that is needed to ask it again. */
export interface Case {
  readonly subgraphs: readonly { readonly name: string; readonly sdl: string }[];
  readonly store: Store;
  readonly operation: Operation;
}

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, Json>>;
  readonly operationName?: string;
}

export const isStored = (value: unknown): value is Stored => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with its keys in order, so that equal values have equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isStored(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
