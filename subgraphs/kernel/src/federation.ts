import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, getNamedType, isObjectType, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray, type PubSub } from 'type-graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { meets, type Requirement, requirementsOf, wordsFor } from './access.ts';
import type { Context } from './context.ts';
import { goDirectly, nameReaders } from './direct.ts';
import { HubError } from './errors.ts';
import { isHoldable, refuseUnholdable } from './holdable.ts';
import type { SeedPlan } from './seeds.ts';
import { DateScalar, DateTimeScalar } from './values.ts';

/** A constructor, whatever it takes. */
export type Class = new (...values: never[]) => object;

/** Gives an entity for its key, or null where there is none or the caller may not read it; batched by a loader. */
export type Reference = (key: Record<string, string>, context: Context) => Promise<object | null> | object | null;

/** A subgraph as its list says it: src/schema.ts of each of the four. */
export interface SubgraphDefinition {
  readonly name: string;
  readonly port: number;
  readonly resolvers: NonEmptyArray<Class>;
  /** Types that no root field reaches: stubs of what other subgraphs own. One missing here vanishes from the graph unsaid. */
  readonly orphanedTypes: Class[];
  readonly references: Record<string, Reference>;
  readonly entities: (new () => object)[];
  readonly migrations: (new () => object)[];
  readonly seeds: SeedPlan;
  /** Whether it refers to rows of the promises subgraph: who may read those is followed then, see foreign.ts. */
  readonly borrows?: boolean;
  /** The subgraphs that may ask this one what it tells nobody else: who may read its rows. */
  readonly peers?: readonly string[];
  /** What time alone brings about, such as closing a month or deleting what may be kept no longer. Run at start and hourly. */
  readonly maintain?: (source: DataSource, now: Date) => Promise<void>;
  /** Deletes what neither a column nor a foreign key tells to be one municipality's alone: see practice.ts. */
  readonly forget?: (manager: EntityManager, municipality: string) => Promise<void>;
}

const REFUSED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const DIRECTIVES = ['@key', '@shareable', '@inaccessible', '@tag', '@authenticated', '@requiresScopes', '@cost', '@listSize'];
const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(DIRECTIVES)})

"""Hållbarhet. For how many seconds an answer may be kept; lifetime.ts says what holds where nothing is said"""
directive @cacheControl(maxAge: Int!) on FIELD_DEFINITION | OBJECT`;

/** type-graphql asks for one wherever there is a subscription; each has a source of its own: see changes.ts. */
const NO_TOPICS: PubSub = { publish: () => undefined, subscribe: async function* () {} };

/**
 * From decorated classes to a subgraph: its SDL as committed, and the schema that answers.
 *
 * type-graphql's metadata is global to the process, so everything is passed explicitly; nothing is scanned.
 */
export async function buildSubgraph(definition: SubgraphDefinition): Promise<{ sdl: string; schema: GraphQLSchema }> {
  const { resolvers, orphanedTypes, references } = definition;
  const plain = await buildSchema({
    resolvers,
    orphanedTypes,
    validate: { forbidUnknownValues: false },
    pubSub: NO_TOPICS,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  const sdl = `${HEADER}\n\n${printSchemaWithDirectives(plain)}\n`;
  const map = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  goDirectly(map, resolvers);
  for (const [type, reference] of Object.entries(references)) {
    let rules: Requirement[] | undefined;
    map[type] = {
      ...map[type],
      __resolveReference: async (key: Record<string, string>, context: Context) => {
        // Of a type that the caller may not read, not even whether there is such a row.
        rules ??= requirementsOf(schema.getType(type)?.astNode?.directives);
        if (rules.length > 0) checkAccess(context, type, type, rules);
        // A key of another kind than text, or of a text that no row can hold, is nobody's.
        const held: Record<string, string> = {};
        for (const name in key) if (typeof key[name] === 'string' && isHoldable(key[name])) held[name] = key[name];
        return reference(held, context);
      },
    };
  }
  map['Date'] = DateScalar as never;
  map['DateTime'] = DateTimeScalar as never;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as never }]);
  nameReaders(schema);
  refuseUnholdable(schema);
  requireAccess(schema);
  return { sdl, schema };
}

/**
 * Enforces `@requiresScopes`, `@authenticated` and `@policy` on fields and on the types they give and stand on, from the SDL
 * alone: a resolver has no part in it and cannot forget it. The field is null with UNAUTHORIZED_FIELD_OR_TYPE; the rest of
 * the answer stands. The gateway does the same before it asks; this is the second lock. What it lets through, and what it
 * does not, is the audit log's.
 */
function requireAccess(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const rules = [field.astNode, type.astNode, isObjectType(named) ? named.astNode : undefined].flatMap((node) =>
        requirementsOf(node?.directives),
      );
      const isMutation = type.name === 'Mutation';
      if (rules.length === 0 && !isMutation) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      const read = type.name === 'Query' ? named.name : type.name;
      field.resolve = (source: unknown, args: Record<string, unknown>, context: Context, info: GraphQLResolveInfo) => {
        const answer = () => {
          checkAccess(context, `${type.name}.${field.name}`, isMutation ? null : read, rules);
          return resolve(source, args, context, info);
        };
        return isMutation ? context.audit.watch(field.name, async () => answer()) : answer();
      };
    }
  }
}

/** @param read - the type that is read, for the audit log; null where a mutation asks, which has its own entry */
function checkAccess({ caller, audit }: Context, coordinate: string, read: string | null, rules: readonly Requirement[]): void {
  const missed = rules.find((rule) => !meets(caller, rule));
  if (read !== null && rules.length > 0) audit.access(coordinate, read, missed ? REFUSED : null);
  if (missed) throw new HubError(REFUSED, `${coordinate} needs ${wordsFor(missed)}`);
}
