import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { snakeCase } from 'typeorm/util/StringUtils.js';
import { CODES } from './catalog.ts';
import { type Generate, oneOf } from './generate.ts';
import type { World } from './world.ts';

/** How far below an object a question goes; what a page is made of not counted. */
const DEPTH = 2;
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

export interface Question {
  readonly document: string;
  readonly variables?: Record<string, unknown>;
}

/** Cursors by the field whose list they are of, `Type.field`. */
export type Cursors = ReadonlyMap<string, readonly string[]>;

export interface Given {
  readonly world: World;
  readonly cursors: Cursors;
  readonly generate: Generate;
  /** Told of every field, `Type.field`, every argument, `Type.field(argument:)`, and every field of an input. */
  readonly asked: Set<string>;
  /** Fields that are not asked for. */
  readonly except: readonly string[];
  /** One way for each scalar, too. */
  readonly sparing?: boolean;
}

/** The fields of `Query` in one question, and each entity by every key it has in one of its own. */
export function questionsOf(schema: GraphQLSchema, keys: ReadonlyMap<string, readonly string[]>, given: Given): Question[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const entities = [...keys].flatMap(([name, fields]): Question[] => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return [];
    const representations = fields.flatMap((field) =>
      [...textsFor(field, name, given.world), UNKNOWN_ID].map((value) => ({ __typename: name, [field]: value })),
    );
    const selection = fieldsOf(type, DEPTH, given, 'every way');
    const document = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ${name} { ${selection} } } }`;
    return [{ document, variables: { of: representations } }];
  });
  return [{ document: `{ ${fieldsOf(query, DEPTH, given, 'every way')} }` }, ...entities];
}

/**
 * Each way to ask each field of `Query`, a question of its own: whoever bounds what one operation asks takes it.
 *
 * @param depth - how far below the object asked for
 */
export function singleQuestionsOf(schema: GraphQLSchema, depth: number, given: Given): Question[] {
  return fieldsIn(schema.getQueryType() as GraphQLObjectType, given.except).flatMap((field) => {
    const named = getNamedType(field.type);
    const variants = variantsOf(`Query.${field.name}`, field, named.name, given);
    const selection = selectionOf(named, depth, { ...given, sparing: true });
    return variants.map((args) => ({ document: `{ __typename ${field.name}${args} ${selection} }` }));
  });
}

/** Everything that `questionsOf` is to have asked: what `Query` and the entities lead to. */
export function everythingIn(schema: GraphQLSchema, entities: Iterable<string>, except: readonly string[]): Set<string> {
  const everything = new Set<string>();
  const visited = new Set<GraphQLNamedType>();
  const visitInput = (type: GraphQLInputType) => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields())) everything.add(`${named.name}.${field.name}`);
  };
  const visit = (type: GraphQLNamedType | undefined) => {
    if (!type || visited.has(type)) return;
    visited.add(type);
    if (isUnionType(type)) type.getTypes().forEach(visit);
    if (!isObjectType(type)) return;
    for (const field of fieldsIn(type, except)) {
      everything.add(`${type.name}.${field.name}`);
      for (const argument of field.args) {
        everything.add(`${type.name}.${field.name}(${argument.name}:)`);
        visitInput(argument.type);
      }
      visit(getNamedType(field.type));
    }
  };
  visit(schema.getQueryType() ?? undefined);
  for (const name of entities) visit(schema.getType(name));
  return everything;
}

const fieldsIn = (type: GraphQLObjectType, except: readonly string[]) =>
  Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_') && !except.includes(`${type.name}.${name}`));

/** What of a field's ways to be asked is asked, and under which names. */
type Asking = 'every way' | 'one way' | 'one way, under names of its own';

function fieldsOf(type: GraphQLObjectType, depth: number, given: Given, asking: Asking): string {
  const calls = fieldsIn(type, given.except).flatMap((field) => callsOf(type, field, depth, given, asking));
  return ['__typename', ...calls].join(' ');
}

/** A field with nothing it can do without, then with each argument; further down with one of them. */
function callsOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  given: Given,
  asking: Asking,
): string[] {
  const named = getNamedType(field.type);
  const isPart = /(Connection|Edge|PageInfo)$/.test(named.name);
  if (isCompositeType(named) && !isPart && depth === 0) return [];
  const place = `${type.name}.${field.name}`;
  const all = variantsOf(place, field, named.name, given);
  const variants =
    asking === 'every way' || (!isCompositeType(named) && !given.sparing) ? all : [oneOf(given.generate, all) ?? ''];
  given.asked.add(place);
  return variants.map((args, variant) => {
    for (const [, name] of args.matchAll(/(?:^\(|, )(\w+): /g)) given.asked.add(`${place}(${name}:)`);
    const below = isPart ? depth : depth - 1;
    // Two types of a union may have fields of one name that differ in type.
    const isNamed = variants.length > 1 || asking === 'one way, under names of its own';
    const alias = isNamed ? `${field.name}__${type.name}${variant}: ` : '';
    return `${alias}${field.name}${args} ${selectionOf(named, below, given)}`;
  });
}

function selectionOf(type: GraphQLNamedType, depth: number, given: Given): string {
  if (isUnionType(type)) {
    const parts = type
      .getTypes()
      .map((part) => `... on ${part.name} { ${fieldsOf(part, Math.max(depth, 0), given, 'one way, under names of its own')} }`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  return isObjectType(type) ? `{ ${fieldsOf(type, depth, given, 'one way')} }` : '';
}

/** The ways to give a field its arguments, each in brackets. */
function variantsOf(place: string, { args }: GraphQLField<unknown, unknown>, returns: string, given: Given): string[] {
  const valuesOf = (argument: GraphQLArgument) => valuesFor(place, argument, returns, given);
  const needed = args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const optional = args.filter((argument) => !needed.includes(argument));
  const first = needed.map((argument) => ({ argument, values: valuesOf(argument) }));
  const whole =
    first.length === 0
      ? [[]]
      : (first[0]?.values ?? []).map((_, turn) =>
          first.map(({ argument, values }) => `${argument.name}: ${values[turn % values.length]}`),
        );
  const [least = []] = whole;
  const more = optional.flatMap((argument) => valuesOf(argument).map((value) => [...least, `${argument.name}: ${value}`]));
  return [...whole, ...more].map((words) => (words.length === 0 ? '' : `(${words.join(', ')})`));
}

/** What an argument or an input's field is given, as GraphQL writes it. */
function valuesFor(place: string, { name, type }: GraphQLArgument | GraphQLInputField, returns: string, given: Given): string[] {
  const inner = getNullableType(type);
  if (isListType(inner))
    return valuesFor(place, { name, type: inner.ofType } as GraphQLArgument, returns, given).map((value) => `[${value}]`);
  const one = (values: readonly string[]) => oneOf(given.generate, values) ?? '';
  if (isEnumType(inner)) return [one(inner.getValues().map((value) => value.name))];
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    for (const field of fields) given.asked.add(`${inner.name}.${field.name}`);
    const written = fields.map((field) => `${field.name}: ${valuesFor(place, field, inner.name, given)[0]}`);
    return fields.every((field) => isNonNullType(field.type))
      ? [`{ ${written.join(', ')} }`]
      : written.map((field) => `{ ${field} }`);
  }
  const values: Record<string, () => string[]> = {
    Int: () => ['2'],
    Float: () => ['50'],
    Boolean: () => [one(['true', 'false'])],
    Date: () => [JSON.stringify(name === 'to' ? '2024-12-31' : name === 'from' ? '2024-01-01' : one(DAYS()))],
    DateTime: () => [JSON.stringify(`${one(DAYS())}T00:00:00Z`)],
  };
  if (name === 'after') return [JSON.stringify(oneOf(given.generate, given.cursors.get(place) ?? []) ?? null)];
  return values[inner.name]?.() ?? textValues(name, returns, type, given);
}

const DAYS = () => [-800, -100, 0, 100].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));

/** Every text where the field asks for one row, hidden ones and one that is none; else any. */
function textValues(name: string, returns: string, type: GraphQLInputType, { world, generate }: Given): string[] {
  const texts = [...textsFor(name, returns, world), UNKNOWN_ID];
  const told = isNonNullType(type) ? texts : [oneOf(generate, texts)];
  return told.map((text) => JSON.stringify(text));
}

/** The world's texts of a name: a column's of that name, or the ids of the table that the name or the type is of. */
function textsFor(name: string, returns: string, world: World): string[] {
  if (name === 'code' || name === 'municipality') return CODES;
  const idsOf = (table: string) => (world.get(table) ?? []).map((row) => row['id']);
  const foreign = (kind: string) =>
    (world.get('foreign_row') ?? []).filter((row) => row['kind'] === kind).map((row) => row['id']);
  const own = snakeCase(name);
  const columns = [...world.values()].flat().map((row) => row[own] ?? row[`${own}_id`]);
  const found = name === 'id' ? [...idsOf(snakeCase(returns)), ...foreign(returns)] : [...columns, ...idsOf(own)];
  return [...new Set(found.filter((value) => typeof value === 'string'))];
}

/** The cursors of an answer, by the field whose list they are of. */
export function cursorsOf(answer: unknown, place = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (Array.isArray(answer)) for (const inner of answer) cursorsOf(inner, place, found);
  else if (typeof answer === 'object' && answer !== null) {
    const type = '__typename' in answer ? String(answer.__typename) : '';
    for (const [alias, value] of Object.entries(answer)) {
      const field = alias.split('__')[0];
      if (field === 'cursor') found.set(place, [...(found.get(place) ?? []), String(value)]);
      else cursorsOf(value, type === '' || /(Connection|Edge)$/.test(type) ? place : `${type}.${field}`, found);
    }
  }
  return found;
}
