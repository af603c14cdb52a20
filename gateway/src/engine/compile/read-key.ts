import type { FieldNode } from 'graphql';
import { isIntrospection } from '../../authorization/introspection.ts';
import type { TypeFacts } from './types.ts';

/** Keys that planners make up themselves. */
const MADE_UP = /^_|__alias_\d+$/;

/**
 * The key that a field of an operation is asked by, and found by in the data: its response key, but for an alias that is the
 * name of another field. What a plan asks beside, such as keys of entities, has the fields' own names; `{ users { id: name } }`
 * would have both planners take a name for an id.
 */
export function readKey(field: FieldNode, { isField }: Pick<TypeFacts, 'isField'>): string {
  const { alias, name } = field;
  if (alias === undefined || alias.value === name.value || isIntrospection(field)) return (alias ?? name).value;
  const isClear = !isField(alias.value) && !MADE_UP.test(alias.value);
  return isClear ? alias.value : `_key${alias.value.length}_${alias.value}_${name.value}`;
}
