import type { Path, Rewrite } from '../plan/plan.ts';
import type { Place } from './data.ts';
import type { TypeFacts } from './types.ts';
import { walk } from './walk.ts';

/** Applies a plan's rewrites to an object, its own and what is below. */
export function applyRewrites(rewrites: readonly Rewrite[], object: unknown, facts: TypeFacts): void {
  for (const { path, change } of rewrites) {
    const last = path.at(-1);
    if (typeof last !== 'object' || !('field' in last)) continue;
    const key = last.field;
    walk(object, path.slice(0, -1), facts, (owner) => {
      if ('set' in change) owner[key] = change.set;
      else if (Object.hasOwn(owner, key)) {
        owner[change.rename] = owner[key];
        delete owner[key];
      }
    });
  }
}

/** A subgraph's own place of an error, by the keys that its answer is renamed to. */
export function renamedPlace(rewrites: readonly Rewrite[], place: Readonly<Place>): Place {
  const renamed = [...place];
  for (const { path, change } of rewrites) {
    if (!('rename' in change)) continue;
    const fields = fieldsOf(path);
    const keys = renamed.flatMap((segment, index) => (typeof segment === 'string' ? [{ segment, index }] : []));
    const last = keys[fields.length - 1];
    if (last && fields.every((field, index) => keys[index]?.segment === field)) renamed[last.index] = change.rename;
  }
  return renamed;
}

function fieldsOf(path: Path): string[] {
  return path.flatMap((step) => (typeof step === 'object' && 'field' in step ? [step.field] : []));
}
