import { type Data, isObject } from './data.ts';
import type { TypeFacts } from './types.ts';

/** Puts what a subgraph has given into the answer. */
export type Merge = (target: Data, source: Data) => void;

/**
 * Merges by key: objects into objects, items of lists into those of the same place. Null gives way to anything, and puts
 * nothing out: of two subgraphs that were asked for parts of one object, one may have lost its part.
 *
 * What an object's type is said to be by a subgraph that knows the interface alone gives way to what it is.
 */
export function createMerge({ isAbstract }: Pick<TypeFacts, 'isAbstract'>): Merge {
  const merge = (target: Data, source: Data): void => {
    if (target === source) return;
    for (const key in source) {
      if (key === '__proto__') continue; // a subgraph's JSON may have it, and what would be merged into is every object's
      const given = source[key];
      const present = target[key];
      if (present === undefined || present === null) target[key] = given;
      else if (given === null || given === undefined || given === present) continue;
      else if (typeof given === 'object') target[key] = merged(present, given);
      else if (key !== '__typename' || !isAbstract(given as string)) target[key] = given;
    }
  };
  const merged = (present: unknown, given: unknown): unknown => {
    if (given === null || given === undefined || given === present) return present;
    if (Array.isArray(given)) return Array.isArray(present) ? mergedLists(present, given) : given;
    if (!isObject(given) || !isObject(present)) return given;
    merge(present, given);
    return present;
  };
  const mergedLists = (present: unknown[], given: readonly unknown[]): unknown[] => {
    for (let index = 0; index < given.length; index += 1) present[index] = merged(present[index], given[index]);
    return present;
  };
  return merge;
}

/** A copy that shares no object with its original. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  const copy: Data = {};
  for (const key in value) if (key !== '__proto__') copy[key] = copyOf(value[key]);
  return copy as Value;
}

/** Whether it holds anything that two owners could share. */
export function holdsObjects(data: Data): boolean {
  for (const key in data) if (typeof data[key] === 'object' && data[key] !== null) return true;
  return false;
}
