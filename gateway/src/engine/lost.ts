import { Kind, parse, type SelectionSetNode } from 'graphql';
import { isLeftOut } from './left-out.ts';

type Variables = Readonly<Record<string, unknown>>;
type Path = (string | number)[];

/** Errors told of one lost call. A page of a hundred rows loses hundreds of fields, and says the same of each. */
const TOLD = 100;

/**
 * Which fields of its answer a call that got none has lost, as the subgraph itself would have named them: a root field by its
 * response key, an entity's by `_entities`, its number and the key. The engine turns them into paths of the gateway's answer.
 *
 * @returns at least one entry, so that no loss goes untold: `undefined` where no field can be named.
 */
export function lostPaths(query: string, variables: Variables = {}): (Path | undefined)[] {
  const operation = parse(query, { noLocation: true }).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const lost = [...fieldsOf(operation?.selectionSet, variables)].flatMap(([key, under]) =>
    key === '_entities' ? lostOfEntities(under, variables) : [[key]],
  );
  return lost.length > 0 ? lost.slice(0, TOLD) : [undefined];
}

function lostOfEntities(selections: SelectionSetNode | undefined, variables: Variables): Path[] {
  const representations = variables['representations'];
  if (!Array.isArray(representations)) return [];
  return representations
    .slice(0, TOLD)
    .flatMap((entity: { __typename?: string }, index) =>
      [...fieldsOf(selections, variables, entity.__typename).keys()].map((key) => ['_entities', index, key]),
    );
}

type Fields = Map<string, SelectionSetNode | undefined>;

/** The selection's response keys, those of its fragments on this type included. */
function fieldsOf(
  selections: SelectionSetNode | undefined,
  variables: Variables,
  type?: string,
  fields: Fields = new Map(),
): Fields {
  for (const selection of selections?.selections ?? []) {
    if (isLeftOut(selection, variables)) continue;
    if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
      fields.set((selection.alias ?? selection.name).value, selection.selectionSet);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT && (selection.typeCondition?.name.value ?? type) === type) {
      fieldsOf(selection.selectionSet, variables, type, fields);
    }
  }
  return fields;
}
