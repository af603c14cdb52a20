import { type FieldDefinitionNode, type InputValueDefinitionNode, print, type TypeNode } from 'graphql';
import { places } from '../places.ts';
import type { Rule } from './rule.ts';

const DEFAULT_SIZE = '20';

/** A growing list is asked for by pages, and a page has a size even where nobody names one. */
export const boundedLists: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) =>
    places(document).flatMap((place) => {
      if (place.role === 'argument' && place.name === 'first' && !isBounded(place.node)) {
        const message = `in ${name} it is "${print(place.node.type)}${fallback(place.node)}"; it must be "Int = ${DEFAULT_SIZE}"`;
        return [{ code: 'FIRST_NOT_BOUNDED', coordinate: place.coordinate, message }];
      }
      if (place.role === 'field' && lacksPaging(place.node)) {
        const message = `in ${name} it answers a connection without the arguments first and after`;
        return [{ code: 'CONNECTION_WITHOUT_PAGING', coordinate: place.coordinate, message }];
      }
      return [];
    }),
  );

function isBounded(argument: InputValueDefinitionNode): boolean {
  return `${print(argument.type)}${fallback(argument)}` === `Int = ${DEFAULT_SIZE}`;
}

function fallback({ defaultValue }: InputValueDefinitionNode): string {
  return defaultValue ? ` = ${print(defaultValue)}` : '';
}

function lacksPaging(field: FieldDefinitionNode): boolean {
  const given = (field.arguments ?? []).map(({ name }) => name.value);
  return namedType(field.type).endsWith('Connection') && !['first', 'after'].every((name) => given.includes(name));
}

function namedType(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedType(type.type);
}
