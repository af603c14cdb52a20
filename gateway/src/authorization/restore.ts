import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Plan } from './rewrite.ts';

type Data = Record<string, unknown>;

/** What a restored answer is put together from. */
export interface Restoring {
  /** Values of the introspection fields, by their keys. */
  readonly introspected: Data;
  /** Told of each object that is of a type hidden from the caller. */
  readonly onHidden: (path: readonly (string | number)[]) => void;
}

/** Says of a value that it is null where the schema allows none: the object or list that holds it is null as well. */
const BUBBLE = Symbol('null where none may be');

/**
 * Puts an answer back as it was asked for: null where a field was taken out, in the order of the question, and null around
 * it where the schema allows no null there.
 */
export function restoreData(data: Data | null | undefined, plan: Plan, restoring: Restoring): Data | null {
  if (!data) return null;
  return restoreObject(data, plan, [], restoring);
}

function restoreObject(object: Data, plan: Plan, path: readonly (string | number)[], restoring: Restoring): Data | null {
  const { slots, children, hidden } = plan;
  if (hidden?.types.has(String(object[hidden.alias]))) {
    restoring.onHidden(path);
    return null;
  }
  const restored: Data = {};
  for (const [alias, value] of Object.entries(object)) {
    if (alias === hidden?.alias) continue;
    const slot = slots.get(alias);
    if (slot?.becomes === 'bubble') return null;
    if (slot) {
      restored[slot.key] = slot.becomes === 'null' ? null : restoring.introspected[slot.key];
      continue;
    }
    const child = children.get(alias);
    const kept = child ? restoreValue(value, child.type, child.plan, [...path, alias], restoring) : value;
    if (kept === BUBBLE) return null;
    restored[alias] = kept;
  }
  return restored;
}

function restoreValue(
  value: unknown,
  type: GraphQLOutputType,
  plan: Plan,
  path: readonly (string | number)[],
  restoring: Restoring,
): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return restoreValue(value, type.ofType, plan, path, restoring) ?? BUBBLE;
  if (!isListType(type)) return restoreObject(value as Data, plan, path, restoring);
  const items = (value as unknown[]).map((item, index) => restoreValue(item, type.ofType, plan, [...path, index], restoring));
  return items.includes(BUBBLE) ? null : items;
}
