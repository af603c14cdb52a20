import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Compute, Source, World } from './feature.ts';

/** The value of a field of the world, computed of `self` where it is a function. */
export function fieldOf(source: Source, field: string, args: unknown = {}, self: Source = source): unknown {
  const value = source[field];
  return typeof value === 'function' ? (value as Compute)(args, self) : value;
}

/** Reads the world as one owner of everything would. */
export const readWorld: GraphQLFieldResolver<Source, unknown> = (source, args, _context, { fieldName }) =>
  fieldOf(source, fieldName, args);

/** The entity of this type, or of a type that is one by `schema`, that has the key's fields as they are in the representation. */
export function findEntity(
  { entities = [] }: World,
  schema: GraphQLSchema | undefined,
  typeName: string,
  keys: readonly string[],
  representation: Source,
) {
  const type = schema?.getType(typeName);
  const ofType = entities.filter(({ __typename }) => {
    const own = schema?.getType(__typename);
    return __typename === typeName || (isAbstractType(type) && isObjectType(own) && schema?.isSubType(type, own));
  });
  const fits = (entity: Source) => keys.some((key) => hasSame(entity, representation, selectionOf(key)));
  return ofType.find(fits);
}

function selectionOf(key: string): SelectionSetNode {
  const definition = parse(`{ ${key} }`).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${key} is no key`);
  return definition.selectionSet;
}

function hasSame(entity: unknown, given: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(entity) && Array.isArray(given)) {
    return entity.length === given.length && entity.every((item, index) => hasSame(item, given[index], key));
  }
  if (!isSource(entity) || !isSource(given)) return false;
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error('A key has no fragments here');
    const { name, selectionSet } = selection;
    const [known, sent] = [fieldOf(entity, name.value), given[name.value]];
    return selectionSet ? hasSame(known, sent, selectionSet) : sent !== undefined && known === sent;
  });
}

export function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
