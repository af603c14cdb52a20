import {
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { mix, pickFrom } from './seed.ts';
import { canonical, isStored, type Json, type Store, type Stored } from './store.ts';

/** An object of the graph, as resolvers hand it to each other. */
export interface Source {
  readonly type: string;
  /** Its place among the entities of its type; undefined for a value. */
  readonly number: number | undefined;
  readonly stored: Stored;
  /** What the field that gave it provides of it. */
  readonly provided?: SelectionSetNode | undefined;
  /** What a subgraph was sent of it. */
  readonly representation?: Stored;
}

/** The entity of that number. */
export function entityOf(store: Store, type: string, number: number): Source | null {
  const stored = store.entities[type]?.[number];
  return stored === undefined ? null : { type, number, stored };
}

/** What a field's stored value gives with these arguments: an Error stands for a failure, a Source for an object. */
export function readStored(
  store: Store,
  value: Json,
  field: Pick<GraphQLField<unknown, unknown>, 'type' | 'args'>,
  given: Stored,
): unknown {
  const args = canonical(given);
  const choices = isStored(value) ? value['$by'] : undefined;
  const chosen = Array.isArray(choices) ? pickFrom<Json>(choices, mix(args)) : value;
  const read = settle(store, chosen, field.type);
  // A text repeats its arguments, so that a wrong one is seen.
  const echoes = field.args.length > 0 && typeof read === 'string' && String(field.type).startsWith('String');
  return echoes ? `${read} ${args}` : read;
}

function settle(store: Store, value: Json, type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return settle(store, value, type.ofType);
  if (isStored(value) && typeof value['$fails'] === 'string') return failure(value['$fails']);
  if (value === null || value === undefined) return null;
  if (isListType(type)) return Array.isArray(value) ? value.map((item: Json) => settle(store, item, type.ofType)) : value;
  if (isLeafType(type) || !isStored(value)) return value;
  const reference = value['$ref'];
  if (Array.isArray(reference)) return entityOf(store, String(reference[0]), Number(reference[1]));
  return { type: String(value['$type']), number: undefined, stored: value } satisfies Source;
}

/** An error with a code, by which a gateway lets its text pass. */
export const failure = (message: string) => new GraphQLError(message, { extensions: { code: 'FUZZ' } });

/** Reads a field of an object with nothing in its way. */
export type ReadField = (
  source: Source,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  given: Stored,
) => unknown;

/**
 * A selection's values as a representation has them: what fails is null.
 *
 * @param onFailure - is told that something does
 */
export function project(
  schema: GraphQLSchema,
  read: ReadField,
  source: Source,
  selections: SelectionSetNode,
  onFailure: () => void,
): Stored {
  const type = schema.getType(source.type);
  const entries = selections.selections.flatMap((node): [string, Json][] => {
    if (node.kind !== Kind.FIELD || !isObjectType(type)) return [];
    const field = type.getFields()[node.name.value];
    if (field === undefined) return [];
    const value = read(source, type, field, getArgumentValues(field, node) as Stored);
    return [[node.name.value, projectValue(schema, read, value, node.selectionSet, onFailure)]];
  });
  return Object.fromEntries(entries);
}

function projectValue(
  schema: GraphQLSchema,
  read: ReadField,
  value: unknown,
  selections: SelectionSetNode | undefined,
  onFailure: () => void,
): Json {
  if (value instanceof Error) onFailure();
  if (value instanceof Error || value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => projectValue(schema, read, item, selections, onFailure));
  return selections === undefined ? (value as Json) : project(schema, read, value as Source, selections, onFailure);
}

/** What a required selection has in a representation, and nothing beside it; undefined where a part of it was not sent. */
export function pickSent(sent: Json | undefined, selections: SelectionSetNode): Json | undefined {
  if (sent === null || sent === undefined) return sent;
  if (Array.isArray(sent)) {
    const items = sent.map((item: Json) => pickSent(item, selections));
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (!isStored(sent)) return undefined;
  const picked: Record<string, Json> = {};
  for (const node of selections.selections) {
    if (node.kind !== Kind.FIELD) continue;
    const value = sent[node.name.value];
    const part = node.selectionSet && value !== undefined ? pickSent(value, node.selectionSet) : value;
    if (part === undefined) return undefined;
    picked[node.name.value] = part;
  }
  return picked;
}

/** A computed field says what it was computed from. */
export const computed = (from: Json) => `from ${canonical(from)}`;
