import { type GraphQLOutputType, type GraphQLSchema, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { type Data, isObject, type Place } from './data.ts';
import { type FieldShape, type ObjectShape, untypedShape } from './shape.ts';

/** Told of a value that the schema does not allow at its place. */
export type OnUnfit = (place: Readonly<Place>, why: string) => void;

/**
 * Completes an answer's data as the specification's CompleteValue does, where the quick writer has met a value that is unfit:
 * null in its place, and around it up to where the schema allows null.
 *
 * @returns null where nothing is left
 */
export function complete(schema: GraphQLSchema, shape: ObjectShape, data: Data, onUnfit: OnUnfit): Data | null {
  try {
    return completeObject(data, shape, []);
  } catch (error) {
    if (error === BUBBLE) return null;
    throw error;
  }

  function completeObject(object: Data, { type, fields }: ObjectShape, place: Place): Data {
    const completed: Data = Object.create(null);
    for (const field of fields) {
      const value = Object.hasOwn(object, field.from) ? object[field.from] : null;
      if (field.name === '__typename') completed[field.key] = type.name;
      else if (field.name === '__schema' || field.name === '__type') completed[field.key] = value;
      else completed[field.key] = completeValue(value, field.type, field, `${type.name}.${field.name}`, [...place, field.key]);
    }
    return completed;
  }

  function completeValue(value: unknown, type: GraphQLOutputType, field: FieldShape, of: string, place: Place): unknown {
    if (isNonNullType(type)) {
      const completed = completeNullable(value, type.ofType, field, of, place);
      if (completed !== null) return completed;
      onUnfit(place, `Cannot return null for non-nullable field ${of}.`);
      throw BUBBLE;
    }
    return completeNullable(value, type, field, of, place);
  }

  function completeNullable(value: unknown, type: GraphQLOutputType, field: FieldShape, of: string, place: Place): unknown {
    if (value === null || value === undefined) return null;
    try {
      return completePresent(value, type, field, of, place);
    } catch (error) {
      if (error === BUBBLE) return null;
      throw error;
    }
  }

  function completePresent(value: unknown, type: GraphQLOutputType, field: FieldShape, of: string, place: Place): unknown {
    const unfit = (why: string) => {
      onUnfit(place, why);
      return null;
    };
    if (isListType(type)) {
      if (!Array.isArray(value)) return unfit(`A list was expected for ${of}.`);
      return value.map((item, index) => completeValue(item, type.ofType, field, of, [...place, index]));
    }
    if (isLeafType(type)) {
      try {
        return type.serialize(value);
      } catch {
        return unfit(`The value for ${of} is none of the type ${type.name}.`);
      }
    }
    if (!isObject(value)) return unfit(`An object was expected for ${of}.`);
    if (isObjectType(type)) return completeObject(value, field.of(type), place);
    const found = schema.getPossibleTypes(type as Parameters<typeof schema.getPossibleTypes>[0]);
    const name = value['__typename'];
    const possible = found.find((each) => each.name === name);
    const untyped = untypedShape(schema, field, type);
    if (!possible && untyped && (name === undefined || untyped.names.has(name as string))) {
      return completeObject(value, untyped.shape, place);
    }
    return possible
      ? completeObject(value, field.of(possible), place)
      : unfit(`The object for ${of} is of no type that can stand there.`);
  }
}

/** Thrown at a null where none may be, up to where one may. */
const BUBBLE = Symbol('null where none may be');
