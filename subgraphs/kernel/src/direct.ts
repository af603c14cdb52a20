import { getMetadataStorage as constraintsOf } from 'class-validator';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Context } from './context.ts';
import type { Class } from './federation.ts';

type Resolve = GraphQLFieldResolver<object, Context, Record<string, unknown>>;
type Metadata = ReturnType<typeof getMetadataStorage>;
type Method = Metadata['fieldResolvers'][number];
type Reading = (source: object, args: Record<string, unknown>, context: Context) => unknown;

/**
 * Takes type-graphql's detours out of the fields that need none, once its metadata has said which. On the way to a method it
 * converts and validates arguments, in a promise each, whether there is anything to convert or not: for a text of a hundred
 * rows that costs more than the rows. And a field that no method answers is its row's own property.
 *
 * @param map - type-graphql's resolvers by type and field, changed in place
 */
export function goDirectly(map: Record<string, Record<string, unknown>>, resolvers: readonly Class[]): void {
  const { objectTypes, fieldResolvers, unions } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  const methods = new Map(
    fieldResolvers
      .filter(({ kind, target }) => kind === 'internal' || resolvers.includes(target as Class))
      .map((method) => [`${names.get(method.getObjectType?.() as never)}.${method.schemaName}`, method]),
  );
  for (const { name, resolveType } of unions) {
    if (resolveType && map[name]) map[name].__resolveType = typeOf(resolveType as (value: unknown) => unknown);
  }
  for (const type of new Set(names.values())) {
    const fields = map[type] ?? {};
    for (const [field, resolve] of Object.entries(fields)) {
      const method = methods.get(`${type}.${field}`);
      if (!method) delete fields[field];
      else if (method.kind === 'external') fields[field] = directOf(method, resolve as Resolve);
    }
  }
}

/** A union's type, told at once: type-graphql would promise it, and graphql-jit waits for no type. */
const typeOf = (tell: (value: unknown) => unknown) => (value: unknown) => {
  try {
    return tell(value);
  } catch {
    return undefined; // which GraphQL refuses in words of its own
  }
};

function directOf(method: Method, usual: Resolve): Resolve {
  const parameters = [...(method.params ?? [])].sort((one, other) => one.index - other.index).map(readingOf);
  const target = method.getObjectType?.() as unknown as Class;
  if (parameters.includes(null) || (method.middlewares?.length ?? 0) > 0) return usual;
  const instance = new (method.target as Class)() as Record<string, (...values: unknown[]) => unknown>;
  const readings = parameters as Reading[];
  return (source, args, context, info) => {
    if (!(source instanceof target)) return usual(source, args, context, info);
    return instance[method.methodName]?.(...readings.map((read) => read(source, args, context)));
  };
}

/** How a parameter is come by; null where type-graphql has something to do for it. */
function readingOf(parameter: NonNullable<Method['params']>[number]): Reading | null {
  if (parameter.kind === 'root' && parameter.propertyName === undefined) return (source) => source;
  if (parameter.kind === 'context' && parameter.propertyName === undefined) return (_source, _args, context) => context;
  if (parameter.kind !== 'args') return null;
  const type = parameter.getType() as new () => object;
  const { argumentTypes, inputTypes } = getMetadataStorage();
  const isInput = (field: { getType: () => unknown }) => inputTypes.some(({ target }) => target === field.getType());
  const classes = argumentTypes.filter(({ target }) => target === type || type.prototype instanceof target);
  const isPlain = classes.every(({ fields = [] }) => !fields.some(isInput));
  const isFree = constraintsOf().getTargetValidationMetadatas(type, '', false, false).length === 0;
  return isPlain && isFree ? (_source, args) => Object.assign(new type(), args) : null;
}

/**
 * Says of each field that may hold something to be called or awaited that it does: graphql-jit reads a property where
 * nothing is said. A scalar that does is an error there, and graphql-js's to answer; a row would be an empty one.
 */
export function nameReaders(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const isPage = /(Connection|Edge)$/.test(type.name);
    for (const field of Object.values(type.getFields())) {
      const isPlain = isLeafType(getNamedType(field.type)) ? field.name !== 'totalCount' : isPage;
      if (!isPlain) field.resolve ??= defaultFieldResolver;
    }
  }
}
