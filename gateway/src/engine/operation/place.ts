import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Data, isObject, type Place } from '../compile/data.ts';
import type { ObjectShape } from '../compile/shape.ts';

/**
 * The part of a place that the client has asked for. A plan asks for more, such as the keys of entities; an error there is told
 * of the object that it belongs to.
 */
export function askedPlace(schema: GraphQLSchema, shape: ObjectShape, data: Data, place: Readonly<Place>): Place {
  const asked: Place = [];
  let shapes: readonly ObjectShape[] = [shape];
  let value: unknown = data;
  for (const segment of place) {
    if (typeof segment === 'string') {
      const type = isObject(value) ? value['__typename'] : undefined;
      const own = shapes.filter((each) => each.type.name === type);
      const field = (own.length > 0 ? own : shapes).flatMap(({ fields }) => fields).find(({ from }) => from === segment);
      if (!field) return asked;
      const below = getNamedType(field.type);
      const types = isObjectType(below) ? [below] : isAbstractType(below) ? schema.getPossibleTypes(below) : [];
      asked.push(field.key);
      shapes = [...types, ...(isInterfaceType(below) ? [below] : [])].map((each) => field.of(each));
    }
    if (typeof segment === 'number') asked.push(segment);
    value = (value as Data | undefined | null)?.[segment];
  }
  return asked;
}

/** Where a failure at a place makes null: the nearest place at or above it that may be. */
export function landingOf(schema: GraphQLSchema, shape: ObjectShape, data: Data, place: Readonly<Place>): Place {
  let landing = 0;
  let shapes: readonly ObjectShape[] = [shape];
  let type: GraphQLOutputType | undefined;
  let value: unknown = data;
  for (const [index, segment] of place.entries()) {
    let from: string | number = segment;
    if (typeof segment === 'string') {
      const name = isObject(value) ? value['__typename'] : undefined;
      const own = shapes.filter((each) => each.type.name === name);
      const field = (own.length > 0 ? own : shapes).flatMap(({ fields }) => fields).find(({ key }) => key === segment);
      if (!field) break;
      from = field.from;
      type = field.type;
      const below = getNamedType(field.type);
      const types = isObjectType(below) ? [below] : isAbstractType(below) ? schema.getPossibleTypes(below) : [];
      shapes = [...types, ...(isInterfaceType(below) ? [below] : [])].map((each) => field.of(each));
    } else {
      const list: GraphQLOutputType | undefined = isNonNullType(type) ? type.ofType : type;
      type = isListType(list) ? list.ofType : undefined;
    }
    if (!isNonNullType(type)) landing = index + 1;
    value = (value as Data | undefined | null)?.[from];
  }
  return place.slice(0, landing);
}
