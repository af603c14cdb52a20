import { createHash } from 'node:crypto';
import { type ArgumentNode, type DefinitionNode, type FieldNode, print, visit } from 'graphql';
import { isIntrospection } from '../../authorization/introspection.ts';
import type { TypeFacts } from './types.ts';

/** Keys that planners make up themselves. */
const MADE_UP = /^_|__alias_\d+$/;

/** Gives the key that a field of an operation is asked by, and found by in the data. */
export type ReadKey = (field: FieldNode) => string;

/**
 * Finds the keys of an operation's fields: their response keys, where nothing else goes by these.
 *
 * The threat: what a plan asks beside, such as keys of entities, has the fields' own names, and `{ users { id: name } }` would
 * have both planners take a name for an id. One key for two fields, or for one with other arguments, behind types that exclude
 * each other has the planner in Rust abort the process, and Apollo's ask for one of them alone.
 */
export function readKeys(
  definitions: readonly DefinitionNode[],
  { isField, isRequired }: Pick<TypeFacts, 'isField' | 'isRequired'>,
): ReadKey {
  const identities = new Map<string, string>();
  const clashing = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Field: (field) => {
        const [key, identity] = [responseKey(field), identityOf(field)];
        if ((identities.get(key) ?? identity) !== identity) clashing.add(key);
        identities.set(key, identity);
      },
    });
  }
  return (field) => {
    const key = responseKey(field);
    const name = field.name.value;
    // Required with other arguments than the client's, the field would be asked for once, with either's.
    const isOther =
      isRequired(name, true) || (field.arguments?.length !== 0 && field.arguments !== undefined && isRequired(name));
    const isClear = key === name ? !isOther : !isField(key) && !MADE_UP.test(key);
    if (isIntrospection(field) || (isClear && !clashing.has(key))) return key;
    return `_key_${createHash('sha256')
      .update(`${key}:${identityOf(field)}`)
      .digest('hex')
      .slice(0, 16)}_${name}`;
  };
}

function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function identityOf({ name, arguments: given = [] }: FieldNode): string {
  return `${name.value}(${given.map(written).toSorted().join()})`;
}

/** The argument as text, whatever the order in which the fields of its objects stand. */
function written(argument: ArgumentNode): string {
  const sorted = visit(argument, {
    ObjectValue: {
      leave: (value) => ({
        ...value,
        fields: value.fields.toSorted((one, other) => (one.name.value < other.name.value ? -1 : 1)),
      }),
    },
  });
  return print(sorted);
}
