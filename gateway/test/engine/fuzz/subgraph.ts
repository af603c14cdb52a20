import {
  buildASTSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import type { Facts, FieldFacts, TypeFacts } from './facts.ts';
import { computed, entityOf, failure, pickSent, project, type ReadField, readStored, type Source } from './read.ts';
import { type Case, canonical, isStored, type Json, type Store, type Stored } from './store.ts';
import type { World } from './world.ts';

const DIRECTIVES = `
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: String!) on FIELD_DEFINITION
directive @provides(fields: String!) on FIELD_DEFINITION
directive @override(from: String!) on FIELD_DEFINITION
scalar _Any
`;

/** Answers one operation's text with its JSON. */
export type AskSubgraph = (request: string) => string;

/**
 * A subgraph on graphql-js alone. It is strict: what a planner may not ask it, by the rules of federation, is an error of its own
 * kind and not an answer that happens to be right.
 */
export function createSubgraph({ name, sdl }: Case['subgraphs'][number], facts: Facts, store: Store, world: World): AskSubgraph {
  const schema = subgraphSchema(sdl);
  const known = facts.get(name) ?? new Map<string, TypeFacts>();
  const fieldResolver = createResolver(name, schema, known, store, world);
  const documents = new Map<string, ReturnType<typeof readDocument>>();
  return (request) => {
    const { query, variables, operationName } = JSON.parse(request);
    const document = documents.get(query) ?? readDocument(schema, query);
    documents.set(query, document);
    if ('errors' in document) return JSON.stringify(document);
    const result = execute({
      schema,
      document: document.document,
      variableValues: variables,
      operationName,
      fieldResolver,
      typeResolver: (value) => (value as Source).type,
    });
    return JSON.stringify(result);
  };
}

function readDocument(schema: GraphQLSchema, query: string) {
  const document = parse(query, { noLocation: true });
  const errors = validate(schema, document);
  return errors.length > 0 ? { errors: errors.map(({ message }) => failure(`Invalid: ${message}`)) } : { document };
}

function subgraphSchema(sdl: string): GraphQLSchema {
  const plain = sdl.replace(/^extend schema .*$/m, '');
  const entities = [...plain.matchAll(/^type (\w+)[^{\n]*@key\(/gm)].map(([, type]) => type);
  const federated =
    entities.length > 0
      ? `union _Entity = ${entities.join(' | ')}\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
      : 'extend type Query { _nothing: Boolean }';
  const query = /^type Query /m.test(plain) ? '' : 'type Query { _service: Boolean }';
  return buildASTSchema(parse([DIRECTIVES, plain, query, federated].join('\n'), { noLocation: true }), { assumeValidSDL: true });
}

function createResolver(
  name: string,
  schema: GraphQLSchema,
  known: ReadonlyMap<string, TypeFacts>,
  store: Store,
  world: World,
): GraphQLFieldResolver<unknown, unknown> {
  const absent = new Set(store.absent);
  const readStoredField: ReadField = (source, _type, field, given) =>
    readStored(store, source.stored[field.name] ?? null, field, given);
  const computeFrom = ({ representation, ...source }: Source, requires: SelectionSetNode): Json | undefined => {
    if (representation) return pickSent(representation, requires);
    return requires.selections.every((node) => isIn(node, source.provided))
      ? project(schema, readStoredField, source, requires, () => undefined)
      : undefined;
  };
  return (parent, given, _context, { parentType, fieldName }) => {
    const field = parentType.getFields()[fieldName];
    if (!field) throw new Error('There is no such field');
    if (fieldName === '_entities') return representationsOf(given).map((sent) => findEntity(known, store, sent));
    const told = known.get(parentType.name)?.fields.get(fieldName);
    if (told?.isOverridden) throw failure(`${parentType.name}.${fieldName} was taken over`);
    if (parentType.name === 'Mutation' || parentType.name === 'Query') {
      const journal = parentType.name === 'Mutation' ? world.write(fieldName, given) : undefined;
      const value = readStored(store, store.roots[`${parentType.name}.${fieldName}`] ?? null, field, given);
      return withProvided(withJournal(value, journal), told?.provides);
    }
    const source = parent as Source;
    if (told?.isExternal && !told.isKey && !isIn({ kind: Kind.FIELD, name: { value: fieldName } }, source.provided)) {
      throw failure(`${parentType.name}.${fieldName} is not provided here`);
    }
    if (isLost(name, told, source, absent)) return null;
    if (told?.requires) {
      const from = computeFrom(source, told.requires);
      if (from === undefined) throw failure(`${parentType.name}.${fieldName} lacks what it requires`);
      return computed(from);
    }
    return withProvided(readStoredField(source, parentType, field, given), told?.provides);
  };
}

function isLost(subgraph: string, told: FieldFacts | undefined, { type, number }: Source, absent: ReadonlySet<string>): boolean {
  return (
    told !== undefined && !told.isKey && !told.isExternal && number !== undefined && absent.has(`${subgraph} ${type} ${number}`)
  );
}

/** A receipt says what was done until it was written. */
export function withJournal(value: unknown, journal: string | undefined): unknown {
  if (journal === undefined || value === null || typeof value !== 'object' || value instanceof Error) return value;
  if (Array.isArray(value)) return value.map((item) => withJournal(item, journal));
  const source = value as Source;
  return source.type === 'Receipt' ? { ...source, stored: { ...source.stored, journal } } : source;
}

function withProvided(value: unknown, provides: SelectionSetNode | undefined): unknown {
  if (provides === undefined || value === null || typeof value !== 'object' || value instanceof Error) return value;
  if (Array.isArray(value)) return value.map((item) => withProvided(item, provides));
  const source = value as Source;
  const of = provides.selections.flatMap((node) =>
    node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === source.type ? [node.selectionSet] : [],
  );
  return { ...source, provided: of[0] ?? provides };
}

function isIn(node: { kind: string; name?: { value: string } | undefined }, selections: SelectionSetNode | undefined): boolean {
  return selections?.selections.some((other) => other.kind === Kind.FIELD && other.name.value === node.name?.value) ?? false;
}

function representationsOf(given: Record<string, unknown>): Stored[] {
  const sent = given['representations'];
  return Array.isArray(sent) ? sent.filter(isStored) : [];
}

/** By the first of the type's keys here that the representation has. */
function findEntity(known: ReadonlyMap<string, TypeFacts>, store: Store, representation: Stored): Source | Error | null {
  const type = String(representation['__typename']);
  const keys = known.get(type)?.keys ?? [];
  for (const key of keys) {
    const sent = pickSent(representation, key);
    if (sent === undefined) continue;
    const number = (store.entities[type] ?? []).findIndex((stored) => canonical(keyOf(store, stored, key)) === canonical(sent));
    const found = entityOf(store, type, number);
    return found && { ...found, representation };
  }
  return failure(`A representation of ${type} has no key`);
}

function keyOf(store: Store, stored: Stored, key: SelectionSetNode): Json | undefined {
  const plain = Object.entries(stored).map(([name, value]): [string, Json] => {
    const reference = isStored(value) ? value['$ref'] : undefined;
    const entity = Array.isArray(reference) ? entityOf(store, String(reference[0]), Number(reference[1])) : null;
    return [name, entity ? entity.stored : value];
  });
  return pickSent(Object.fromEntries(plain), key);
}
