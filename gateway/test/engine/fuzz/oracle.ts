import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import type { Facts, FieldFacts } from './facts.ts';
import { pathKey } from './paths.ts';
import { computed, project, type ReadField, readStored, type Source } from './read.ts';
import type { Operation, Store, Stored } from './store.ts';
import { withJournal } from './subgraph.ts';
import type { World } from './world.ts';

/** What the graph must answer, and what it may say of what it lost. */
export interface Expected {
  /** graphql-js's own answer over the merged schema. */
  readonly data: ExecutionResult['data'];
  /** Every position at which something fails, whether or not graphql-js got that far, by its path. */
  readonly failures: ReadonlyMap<string, Path>;
  /** The type of every field's position, by its path. */
  readonly types: ReadonlyMap<string, GraphQLOutputType>;
  /** Objects of which a field that the client did not ask for, and another is computed from, fails. */
  readonly computedFromLost: ReadonlySet<string>;
}

export type Path = readonly (string | number)[];

export interface Oracle {
  readonly schema: GraphQLSchema;
  readonly ask: (operation: Operation) => Expected;
}

/** One schema with every field of the graph, answered from the store by graphql-js. */
export function createOracle(supergraph: DocumentNode, facts: Facts, store: Store, world: World): Oracle {
  const api = transformSupergraphToPublicSchema(supergraph);
  const schema = buildASTSchema(api, { assumeValidSDL: true });
  const lenient = buildASTSchema(visit(api, { FieldDefinition: (field) => ({ ...field, type: nullable(field.type) }) }), {
    assumeValidSDL: true,
  });
  return {
    schema,
    ask: (operation) => {
      const document = parse(operation.query, { noLocation: true });
      const run = (on: GraphQLSchema, fieldResolver: GraphQLFieldResolver<unknown, unknown>) => {
        world.reset();
        return execute({
          schema: on,
          document,
          variableValues: operation.variables,
          operationName: operation.operationName ?? null,
          fieldResolver,
          typeResolver: (value) => (value as Source).type,
        }) as ExecutionResult;
      };
      const computedFromLost = new Set<string>();
      const resolve = createResolver(schema, facts, store, world, (path) => computedFromLost.add(path));
      const { data } = run(schema, resolve);
      const types = new Map<string, GraphQLOutputType>();
      const { errors = [] } = run(lenient, (source, given, context, info) => {
        const type = (schema.getType(info.parentType.name) as typeof info.parentType).getFields()[info.fieldName]?.type;
        if (!type) throw new Error('There is no such field');
        types.set(pathKey(pathOf(info.path)), type);
        return withFailures(resolve(source, given, context, info), type);
      });
      const failures = new Map(errors.map(({ path = [] }) => [pathKey(path), path]));
      return { data, failures, types, computedFromLost };
    },
  };
}

function createResolver(
  schema: GraphQLSchema,
  facts: Facts,
  store: Store,
  world: World,
  tellLost: (path: string) => void,
): GraphQLFieldResolver<unknown, unknown> {
  const absent = new Set(store.absent);
  const told = resolversOf(facts);
  const readWith = (source: Source, type: GraphQLObjectType, field: AnyField, given: Stored, onFailure: () => void): unknown => {
    const owners = told.get(`${type.name}.${field.name}`) ?? [];
    const has = ([subgraph, { isKey }]: Owner) => isKey || !absent.has(`${subgraph} ${type.name} ${source.number}`);
    const isLost = source.number !== undefined && owners.length > 0 && !owners.some(has);
    const requires = owners.find(([, own]) => own.requires)?.[1].requires;
    const read: ReadField = (other, parent, required, args) => readWith(other, parent, required, args, onFailure);
    // What it is computed from is asked for before anybody knows whether it is there to be computed.
    const from = requires && project(schema, read, source, requires, onFailure);
    if (isLost) return null;
    if (from) return computed(from);
    return readStored(store, source.stored[field.name] ?? null, field, given);
  };
  return (parent, given, _context, info) => {
    const { parentType, fieldName } = info;
    const type = schema.getType(parentType.name);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!isObjectType(type) || !field) throw new Error('There is no such field');
    if (parentType.name === 'Mutation' || parentType.name === 'Query') {
      const journal = parentType.name === 'Mutation' ? world.write(fieldName, given) : undefined;
      return withJournal(readStored(store, store.roots[`${parentType.name}.${fieldName}`] ?? null, field, given), journal);
    }
    const source = parent as Source;
    return readWith(source, type, field, given, () => tellLost(pathKey(pathOf(info.path.prev))));
  };
}

type AnyField = GraphQLField<unknown, unknown>;
type Owner = readonly [subgraph: string, facts: FieldFacts];

/** Who resolves each field. */
function resolversOf(facts: Facts): Map<string, Owner[]> {
  const owners = new Map<string, Owner[]>();
  for (const [subgraph, types] of facts) {
    for (const [type, { fields }] of types) {
      for (const [name, field] of fields) {
        if (field.isExternal || field.isOverridden) continue;
        const known = owners.get(`${type}.${name}`) ?? [];
        owners.set(`${type}.${name}`, [...known, [subgraph, field]]);
      }
    }
  }
  return owners;
}

/** The value with an Error for each null where the type has none. */
function withFailures(value: unknown, type: GraphQLOutputType): unknown {
  if (value instanceof Error) return value;
  if (isNonNullType(type)) return value === null ? new Error('null where none may be') : withFailures(value, type.ofType);
  return isListType(type) && Array.isArray(value) ? value.map((item) => withFailures(item, type.ofType)) : value;
}

function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
}

function pathOf(path: { readonly prev: unknown; readonly key: string | number } | undefined): Path {
  return path ? [...pathOf(path.prev as typeof path | undefined), path.key] : [];
}
