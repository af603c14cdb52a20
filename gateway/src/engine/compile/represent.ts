import type { EntityBatch, Required } from '../plan/plan.ts';
import { type Data, isObject } from './data.ts';
import { generated } from './generated.ts';
import { createMerge } from './merge.ts';
import { quote, textOf } from './quote.ts';
import { applyRewrites } from './rewrite.ts';
import type { TypeFacts } from './types.ts';
import { isOneOf } from './walk.ts';

type Variables = Readonly<Record<string, unknown>>;

/** How a subgraph knows an entity. */
export interface Represent {
  /**
   * What tells entities apart, by identity: those of two values have two representations.
   *
   * @returns undefined where the entity is of no type that the subgraph is asked about, or lacks what it is known by
   */
  readonly identify: (entity: Data, variables: Variables) => unknown;
  /** Whether two entities that `identify` does not tell apart have one representation; undefined where they always have. */
  readonly isSame: ((one: Data, other: Data) => boolean) | undefined;
  /** Writes the representation, as JSON text; undefined where `identify` is. */
  readonly write: (entity: Data, variables: Variables) => string | undefined;
}

type Leaf = Extract<Required, { kind: 'field' }>;

/** Compiles what a batch requires. Generated code where a representation is flat, as nearly all are, for speed. */
export function compileRepresent(batch: EntityBatch, facts: TypeFacts): Represent {
  const { requires, inputRewrites } = batch;
  const isFlat = requires.every(
    (each) =>
      each.kind === 'fragment' &&
      each.type !== undefined &&
      each.when === undefined &&
      each.unless === undefined &&
      each.selections.every((field) => field.kind === 'field' && field.selections === undefined),
  );
  if (!isFlat || inputRewrites.length > 0) {
    const write = nested(batch, facts);
    return { identify: write, isSame: undefined, write };
  }
  const types = leavesByType(requires, facts);
  const write = flat(types);
  const [[type, leaves] = ['', []], ...more] = [...types];
  if (leaves.length === 0 || more.length > 0) return { identify: write, isSame: undefined, write };
  return { identify: identifier(type, leaves), isSame: comparer(leaves), write };
}

type LeavesByType = ReadonlyMap<string, readonly Leaf[]>;

/** What each type's representation holds beside the type. */
function leavesByType(requires: readonly Required[], facts: TypeFacts): LeavesByType {
  const types = new Map<string, Map<string, Leaf>>();
  for (const fragment of requires) {
    if (fragment.kind !== 'fragment' || fragment.type === undefined) continue;
    for (const name of facts.namesOf(fragment.type)) {
      const fields = types.get(name) ?? new Map<string, Leaf>();
      for (const field of fragment.selections)
        if (field.kind === 'field' && field.to !== '__typename') fields.set(field.to, field);
      types.set(name, fields);
    }
  }
  return new Map([...types].map(([name, fields]) => [name, [...fields.values()]]));
}

/** Of one type alone, the first field's value tells most entities apart, and no text is made of those that are known. */
function identifier(type: string, leaves: readonly Leaf[]): Represent['identify'] {
  const [first, ...others] = leaves.map(({ from }) => `o[${JSON.stringify(from)}]`);
  const lacks = others.map((read) => ` || ${read} === undefined`).join('');
  const code = `return function identify(o) { return o.__typename !== ${JSON.stringify(type)}${lacks} ? undefined : ${first}; }`;
  return generated(code);
}

/** Compares the fields beside the first. */
function comparer([, ...others]: readonly Leaf[]): Represent['isSame'] {
  if (others.length === 0) return undefined;
  const equal = others.map(({ from }) => `one[${JSON.stringify(from)}] === other[${JSON.stringify(from)}]`);
  return generated(`return function isSame(one, other) { return ${equal.join(' && ')}; }`);
}

function flat(types: LeavesByType): Represent['write'] {
  const cases = [...types].map(([name, leaves]) => {
    const reads = leaves.map(
      ({ from }, index) => `const v${index} = o[${JSON.stringify(from)}]; if (v${index} === undefined) return undefined;`,
    );
    const head = `{"__typename":${JSON.stringify(name)}`;
    const parts = leaves.map(({ to }, index) => `${JSON.stringify(`,${JSON.stringify(to)}:`)} + textOf(v${index})`);
    return `case ${JSON.stringify(name)}: { ${reads.join(' ')} return ${[JSON.stringify(head), ...parts, '"}"'].join(' + ')}; }`;
  });
  const code = `return function represent(o) { switch (o.__typename) { ${cases.join('\n')} } return undefined; }`;
  return generated(code);
}

function nested({ requires, inputRewrites }: EntityBatch, facts: TypeFacts): Represent['write'] {
  return (entity, variables) => {
    const representation = select(entity, requires, facts, variables);
    if (!isObject(representation)) return undefined;
    representation['__typename'] ??= entity['__typename'];
    if (typeof representation['__typename'] !== 'string' || Object.keys(representation).length < 2) return undefined;
    applyRewrites(inputRewrites, representation, facts);
    const { __typename: type, ...fields } = representation;
    const rest = Object.entries(fields).map(([key, value]) => `,${quote(key)}:${textOf(value)}`);
    return `{"__typename":${textOf(type)}${rest.join('')}}`;
  };
}

/** What a selection gives of a value; undefined where a part of it is not there. */
function select(value: unknown, selections: readonly Required[], facts: TypeFacts, variables: Variables): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => select(item, selections, facts, variables));
    return items.includes(undefined) ? undefined : items;
  }
  const object = value as Data;
  const selected: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      const { type, when, unless } = selection;
      if (when !== undefined && variables[when] !== true) continue;
      if (unless !== undefined && variables[unless] === true) continue;
      if (type !== undefined && !isOneOf(object, [type], facts)) continue;
      const part = select(object, selection.selections, facts, variables);
      if (!isObject(part)) return undefined;
      createMerge(facts)(selected, part);
      continue;
    }
    const { from, to, selections: below } = selection;
    const given = Object.hasOwn(object, from) ? object[from] : undefined;
    const part = below ? select(given, below, facts, variables) : given;
    if (part === undefined) return undefined;
    selected[to] = part;
  }
  return selected;
}
