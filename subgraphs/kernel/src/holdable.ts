import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
} from 'graphql';
import { badInput } from './payloads.ts';

const UNHOLDABLE = /\0|\p{Surrogate}/u;

/** Whether PostgreSQL has a form for a text. */
export function isHoldable(text: string): boolean {
  return !UNHOLDABLE.test(text);
}

/** Where in an argument PostgreSQL has no form for a text: a NUL character, or half a surrogate pair. Null where it has one. */
function findUnholdable(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return isHoldable(value) ? null : path.join('.');
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnholdable(inner, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/** Refuses such a text before its resolver runs, whatever it would have become part of: a lookup, a filter, a row. */
export function refuseUnholdable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    // A key that cannot be held is nobody's: `_entities` gives null for it, as for any other.
    const asking = Object.values(type.getFields()).filter(
      ({ name, args }) => args.some((argument) => !isEnumType(getNamedType(argument.type))) && name !== '_entities',
    );
    for (const field of asking) {
      const checked = (run: GraphQLFieldResolver<unknown, unknown>): typeof run => {
        return (source, args, context, info) => {
          // A mutation's one argument is left out of the path, as its userErrors do.
          const found = 'input' in args ? findUnholdable(args.input) : findUnholdable(args);
          if (found !== null) throw badInput(`${found} holds a NUL character or half a character; it may hold whole ones`);
          return run(source, args, context, info);
        };
      };
      field.resolve = checked(field.resolve ?? defaultFieldResolver);
      if (field.subscribe) field.subscribe = checked(field.subscribe);
    }
  }
}
