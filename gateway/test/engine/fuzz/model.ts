/** A graph before it is divided among the subgraphs: what the fuzzer knows of it beyond what an SDL says. */
export interface Model {
  readonly subgraphs: readonly string[];
  readonly entities: readonly EntityModel[];
  readonly values: readonly ValueModel[];
  readonly interfaces: readonly InterfaceModel[];
  readonly unions: readonly UnionModel[];
  readonly queries: readonly FieldModel[];
  readonly mutations: readonly FieldModel[];
}

/** A type that several subgraphs know by its keys. Its home declares all of them, so that every subgraph is reached from every other. */
export interface EntityModel {
  readonly name: string;
  readonly home: string;
  readonly keys: readonly Key[];
  /** The type of `owner`, where it is a key. */
  readonly owner: string | undefined;
  readonly fields: FieldModel[];
}

/** Shared by every subgraph that uses it, with all of its fields. */
export interface ValueModel {
  readonly name: string;
  readonly fields: FieldModel[];
}

export interface InterfaceModel {
  readonly name: string;
  /** Declares all of its fields; others declare its `id` alone, and an interface without one is known nowhere else. */
  readonly home: string;
  readonly identified: boolean;
  readonly members: readonly string[];
  readonly fields: readonly FieldModel[];
}

export interface UnionModel {
  readonly name: string;
  readonly members: readonly string[];
}

export interface FieldModel {
  readonly name: string;
  /** As in the SDL: `[E0!]!`. */
  readonly type: string;
  readonly arguments: readonly string[];
  /** The subgraphs that resolve it; every subgraph with the type, of a value's field. */
  readonly owners: readonly string[];
  shareable: boolean;
  /** The subgraph that still has the field and is to be asked for it no more. */
  readonly overridden?: string;
  /** What it is computed from. */
  readonly requires?: string;
  provides?: string;
  /** Others are computed from it. */
  required: boolean;
  /** Is never lost: a subgraph that lost it would lose more with it than a client can see. */
  sound: boolean;
}

export type Key = keyof typeof KEYS;

/** What the keys' fields are, by the key's selection: simple, compound, nested in a value, nested in another entity. */
export const KEYS = {
  id: ['id: ID!'],
  code: ['code: Int!'],
  'part serial': ['part: String!', 'serial: Int!'],
  'place { zone floor }': ['place: Place!'],
  'owner { id }': ['owner: OWNER!'],
} as const;

export const ALL_KEYS = Object.keys(KEYS) as Key[];

/** The types that every graph has. The words in front are the leaves. */
export const LEAVES = ['Int', 'String', 'Boolean', 'Float', 'ID', 'Color', 'Json'];

export const FIXED_TYPES: Readonly<Record<string, string>> = {
  Color: 'enum Color { RED GREEN BLUE }',
  Json: 'scalar Json',
  Filter: 'input Filter { text: String = "any" level: Int! = 3 colors: [Color!] inner: Filter json: Json }',
};

/** The name in a type as the SDL writes it. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

export const isLeaf = (type: string) => LEAVES.includes(namedType(type));

/** Whether neither it nor an item of it may be null: every name and every bracket has its `!`. */
export const isNeverNull = (type: string) => !/[\w\]](?![\w!])/.test(type);
