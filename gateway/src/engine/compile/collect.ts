import type { Path } from '../plan/plan.ts';
import type { Data } from './data.ts';
import { generated } from './generated.ts';
import type { TypeFacts } from './types.ts';
import { walk } from './walk.ts';

/**
 * Finds the objects at a path, in the order of the answer.
 *
 * @param seen - where objects may stand in several places: each is found once, and each list gone through once
 */
export type Collect = (data: Data, found: Data[], seen: Set<unknown> | undefined) => void;

/** Goes on from where the path does not fit what is there: a list of lists, perhaps. */
type Deeper = (value: unknown, index: number, found: Data[], seen: Set<unknown> | undefined) => void;

/**
 * Compiles a path to loops over its own keys.
 *
 * Generated code, since it is measurably faster: a function that reads any key reads none of them as fast as one that reads
 * always the same. Every name stands in it as a JSON string; nothing else of a document does.
 */
export function compileCollect(path: Path, facts: TypeFacts): Collect {
  const types = path.map((step) =>
    typeof step === 'object' && 'types' in step
      ? `new Set(${JSON.stringify(step.types.flatMap((type) => [...facts.namesOf(type)]))})`
      : 'undefined',
  );
  const deeper: Deeper = (value, index, found, seen) =>
    walk(
      value,
      path,
      facts,
      (object) => {
        if (seen?.has(object)) return;
        seen?.add(object);
        found.push(object);
      },
      [],
      index,
    );
  const code = `const types = [${types}]; return function collect(v0, found, seen, deeper) { ${stepsFrom(path, 0, 'v0')} }`;
  const collect = generated<(...given: [...Parameters<Collect>, Deeper]) => void>(code);
  return (data, found, seen) => collect(data, found, seen, deeper);
}

function stepsFrom(path: Path, index: number, value: string): string {
  const step = path[index];
  const next = `v${index + 1}`;
  if (step === undefined)
    return `if (!seen) found.push(${value}); else if (!seen.has(${value})) { seen.add(${value}); found.push(${value}); }`;
  if (step === 'items') {
    const loop = `for (let i = 0; i < ${value}.length; i++) { const ${next} = ${value}[i]; ${guarded(path, index + 1, next)} }`;
    return `if (!Array.isArray(${value})) deeper(${value}, ${index}, found, seen);
      else if (!seen || !seen.has(${value})) { if (seen) seen.add(${value}); ${loop} }`;
  }
  if ('field' in step) return `const ${next} = ${value}[${JSON.stringify(step.field)}]; ${guarded(path, index + 1, next)}`;
  const name = `${value}.__typename`;
  return `if (typeof ${name} !== 'string' || types[${index}].has(${name})) { const ${next} = ${value}; ${stepsFrom(path, index + 1, next)} }`;
}

/** Goes on with what is an object; a list only where the path says so. */
function guarded(path: Path, index: number, value: string): string {
  const steps = stepsFrom(path, index, value);
  const inner =
    path[index] === 'items' ? steps : `if (Array.isArray(${value})) deeper(${value}, ${index}, found, seen); else { ${steps} }`;
  return `if (typeof ${value} === 'object' && ${value} !== null) { ${inner} }`;
}
