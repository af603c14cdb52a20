import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  execute,
  type FieldDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parse,
} from 'graphql';
import type { OwnSubgraph, Source, World } from './feature.ts';
import { fieldOf, findEntity, isSource } from './world.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides",
  "@external", "@shareable", "@override", "@inaccessible", "@tag", "@interfaceObject", "@extends"])`;

/** Answers the JSON text of a request by JSON text, of what the subgraph owns of the world. */
export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
  readonly answer: (text: string, world: World) => Promise<string>;
}

/** @param graph - the composed types, by which an entity is found that the subgraph knows by its interface alone */
export function createSubgraph(name: string, given: string | OwnSubgraph, graph: () => GraphQLSchema | undefined): Subgraph {
  const { sdl, resolvers } = typeof given === 'string' ? { sdl: given, resolvers: {} } : given;
  const document = parse(`${LINK}\n${sdl}`);
  const types = readTypes(document);
  const owned = new Map([...types].map(([type, { fields }]) => [type, fields]));
  const schema = buildSubgraphSchema({ typeDefs: document, resolvers: merge(references(types, graph), resolvers) });
  const fieldResolver: GraphQLFieldResolver<Source, unknown> = (source, args, _world, { fieldName, parentType }) =>
    fieldOf(source, fieldName, args, knownOf(source, owned.get(parentType.name)));
  return {
    name,
    sdl: `${LINK}\n${sdl}`,
    answer: async (text, world) => {
      const { query, variables, operationName } = JSON.parse(text);
      const asked = parse(query);
      const kind = getOperationAST(asked, operationName)?.operation;
      const result = await execute({
        schema,
        document: asked,
        variableValues: variables,
        operationName,
        rootValue: kind === 'mutation' ? world.Mutation : world.Query,
        contextValue: world,
        fieldResolver,
      });
      return JSON.stringify(result);
    },
  };
}

interface TypeInSdl {
  readonly keys: readonly string[];
  readonly isInterface: boolean;
  /** Those that are not another's. */
  readonly fields: readonly string[];
}

function readTypes({ definitions }: DocumentNode): Map<string, TypeInSdl> {
  const types = new Map<string, TypeInSdl>();
  for (const definition of definitions) {
    const isInterface = definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isInterface && !isObject) continue;
    const { name, directives = [], fields = [] } = definition;
    const isOwn = (field: FieldDefinitionNode) => !field.directives?.some((use) => use.name.value === 'external');
    types.set(name.value, {
      keys: directives.filter((use) => use.name.value === 'key').map(fieldsOfKey),
      isInterface,
      fields: fields.filter(isOwn).map((field) => field.name.value),
    });
  }
  return types;
}

function fieldsOfKey({ arguments: given = [] }: ConstDirectiveNode): string {
  const fields = given.find(({ name }) => name.value === 'fields')?.value;
  return fields?.kind === Kind.STRING ? fields.value : '';
}

/** What was found by a representation is known with what the representation says, and nothing else of another's. */
const KNOWN = Symbol('known');

function knownOf(source: Source, fields: readonly string[] = []): Source {
  if (KNOWN in source) return source;
  return Object.fromEntries(fields.flatMap((field) => (field in source ? [[field, source[field]]] : [])));
}

function references(types: Map<string, TypeInSdl>, graph: () => GraphQLSchema | undefined): GraphQLResolverMap<unknown> {
  const entries = [...types].filter(([, { keys }]) => keys.length > 0);
  return Object.fromEntries(
    entries.map(([type, { keys, isInterface, fields }]) => {
      const resolve = (representation: Source, world: unknown) => {
        const found = findEntity(world as World, graph(), type, keys, representation);
        if (!found) return null;
        const own = isInterface ? (types.get(found.__typename)?.fields ?? []) : fields;
        const { __typename } = isInterface ? found : representation;
        return { ...knownOf(found, own), ...representation, __typename, [KNOWN]: true };
      };
      return [type, { __resolveReference: resolve }];
    }),
  );
}

function merge(base: GraphQLResolverMap<unknown>, over: GraphQLResolverMap<unknown>): GraphQLResolverMap<unknown> {
  const types = new Set([...Object.keys(base), ...Object.keys(over)]);
  const both = [...types].map((type) => {
    const own = over[type];
    return [type, isSource(base[type]) && isSource(own) ? { ...base[type], ...own } : (own ?? base[type])];
  });
  return Object.fromEntries(both);
}
