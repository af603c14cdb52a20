import fc from 'fast-check';

/**
 * The choices a graph is made of, as numbers that mean something only modulo what there is to choose from: every seed is a graph,
 * and fast-check's shrinking (fewer items, smaller numbers) leads to plainer graphs.
 */
export interface GraphSeed {
  readonly subgraphs: number;
  readonly entities: readonly EntitySeed[];
  readonly values: readonly (readonly FieldSeed[])[];
  readonly interfaces: readonly InterfaceSeed[];
  /** Which types are members, as bits. */
  readonly unions: readonly number[];
  readonly roots: readonly FieldSeed[];
  readonly mutations: readonly FieldSeed[];
  readonly data: DataSeed;
}

export interface EntitySeed {
  readonly home: number;
  /** Which keys it has, as bits. */
  readonly keys: number;
  readonly fields: readonly FieldSeed[];
}

export interface InterfaceSeed {
  readonly home: number;
  /** Whether it has an `id`, by which other subgraphs than its home know it. */
  readonly identified: boolean;
  readonly members: number;
  readonly fields: readonly FieldSeed[];
}

export interface FieldSeed {
  readonly type: number;
  readonly wrap: number;
  readonly owner: number;
  readonly manner: Manner;
  readonly pick: number;
  readonly arguments: readonly number[];
}

/** What is peculiar about a field, where its type allows it. */
export type Manner = 'plain' | 'shared' | 'requiring' | 'providing' | 'overriding';

export interface DataSeed {
  readonly salt: number;
  /** Entities of each type. */
  readonly instances: number;
  /** How much fails, of 100 values. */
  readonly faults: number;
}

const field = fc.record({
  type: fc.nat(999),
  wrap: fc.nat(15),
  owner: fc.nat(4),
  manner: fc.constantFrom<Manner>('plain', 'plain', 'shared', 'requiring', 'requiring', 'providing', 'overriding'),
  pick: fc.nat(999),
  arguments: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(999), { maxLength: 3 }) },
  ),
});

const fields = (minLength: number, maxLength: number) => fc.array(field, { minLength, maxLength });

export const graphSeed: fc.Arbitrary<GraphSeed> = fc.record({
  subgraphs: fc.integer({ min: 2, max: 5 }),
  entities: fc.array(fc.record({ home: fc.nat(4), keys: fc.nat(31), fields: fields(0, 6) }), { minLength: 1, maxLength: 4 }),
  values: fc.array(fields(1, 3), { maxLength: 2 }),
  interfaces: fc.array(
    fc.record({ home: fc.nat(4), identified: fc.boolean(), members: fc.integer({ min: 1, max: 63 }), fields: fields(0, 2) }),
    { maxLength: 2 },
  ),
  unions: fc.array(fc.integer({ min: 1, max: 63 }), { maxLength: 2 }),
  roots: fields(1, 5),
  mutations: fields(0, 3),
  data: fc.record({ salt: fc.nat(9999), instances: fc.integer({ min: 1, max: 3 }), faults: fc.constantFrom(0, 3, 8, 16) }),
});

/** A number from what is given, the same each time and as good as random: FNV-1a, with its bits mixed at the end. */
export function mix(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The item that a number means. */
export function pickFrom<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

/** The items whose bit is set. */
export function pickSome<Item>(items: readonly Item[], bits: number): Item[] {
  return items.filter((_item, index) => (bits >> index) % 2 === 1);
}
