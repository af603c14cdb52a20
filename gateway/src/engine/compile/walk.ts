import type { Path } from '../plan/plan.ts';
import type { Data, Place } from './data.ts';
import type { TypeFacts } from './types.ts';

/**
 * Visits every object at a path, with its place in the answer: the slow and plain way, for errors, and for lists in lists.
 *
 * A list where the path says nothing of one is gone through all the same; an object that has no type yet is of any.
 */
export function walk(
  value: unknown,
  path: Path,
  facts: TypeFacts,
  visit: (object: Data, place: Place) => void,
  place: Place = [],
  index = 0,
): void {
  if (typeof value !== 'object' || value === null) return;
  const step = path[index];
  if (Array.isArray(value)) {
    const next = step === 'items' ? index + 1 : index;
    for (let item = 0; item < value.length; item += 1) walk(value[item], path, facts, visit, [...place, item], next);
    return;
  }
  const object = value as Data;
  if (step === undefined) visit(object, place);
  else if (step === 'items') walk(object, path, facts, visit, place, index + 1);
  else if ('field' in step) walk(object[step.field], path, facts, visit, [...place, step.field], index + 1);
  else if (isOneOf(object, step.types, facts)) walk(object, path, facts, visit, place, index + 1);
}

/** Whether an object is of one of the types, as far as is known. */
export function isOneOf(object: Data, types: readonly string[], facts: TypeFacts): boolean {
  const name = object['__typename'];
  return typeof name !== 'string' || types.some((type) => facts.namesOf(type).has(name));
}
