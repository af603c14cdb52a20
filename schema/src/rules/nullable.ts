import { type Place, places } from '../places.ts';
import { typesInGraph } from './keys.ts';
import { ROOT_TYPES, type Rule } from './rule.ts';

const SCOPES = ['requiresScopes', 'authenticated', 'policy'];

/**
 * One owner's outage, or one missing scope, costs its own fields and no more.
 *
 * A null in a non-null field takes its parent with it, up to the whole answer: so root fields, what a payload holds, a
 * scoped field and a borrowed type's fields beside its keys are nullable.
 */
export const nullable: Rule = (subgraphs) => {
  const types = typesInGraph(subgraphs);
  const reason = ({ type, name, node }: Place): string | undefined => {
    const owner = type.name.value;
    const keyFields = types.get(owner)?.keyFields ?? new Set();
    const borrowed = keyFields.size > 0 && (types.get(owner)?.subgraphs.length ?? 0) > 1;
    if (ROOT_TYPES.includes(owner)) return 'a root field';
    if (owner.endsWith('Payload') && name !== 'userErrors') return "a payload's field";
    if ((node.directives ?? []).some((directive) => SCOPES.includes(directive.name.value))) return 'a scoped field';
    if (borrowed && !keyFields.has(name)) return 'a field of a type that another subgraph references';
    return undefined;
  };
  return subgraphs.flatMap(({ name, document }) =>
    places(document).flatMap((place) => {
      if (place.role !== 'field' || place.node.type.kind !== 'NonNullType') return [];
      const why = reason(place);
      const message = `${why} is nullable, and is not in ${name}`;
      return why ? [{ code: 'MUST_BE_NULLABLE', coordinate: place.coordinate, message }] : [];
    }),
  );
};
