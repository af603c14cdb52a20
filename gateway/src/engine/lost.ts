import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { isLeftOut } from './left-out.ts';

type Variables = Readonly<Record<string, unknown>>;
type Path = (string | number)[];

/** Errors told of one lost call. A page of a hundred rows loses hundreds of fields, and says the same of each. */
export const TOLD = 100;

/** What an operation asks a subgraph, as far as is needed to say what was lost with its answer. */
export interface LostFields {
  /** Response keys of the subgraph's root. */
  root(variables: Variables): string[];
  /** Response keys of entities of a type, below a field of the root. */
  entity(rootKey: string, type: string | undefined, variables: Variables): string[];
}

/**
 * Reads which fields of its answer a call can lose.
 *
 * @param isOneOf - whether an object type goes by a condition's name; by its own alone where left out
 */
export function readLostFields(query: string, isOneOf = (type: string, condition: string) => type === condition): LostFields {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);

  /** The selection's response keys, those of its fragments on this type included. */
  const fieldsOf = (
    selections: SelectionSetNode | undefined,
    variables: Variables,
    type: string | undefined,
    fields: Map<string, SelectionSetNode | undefined> = new Map(),
  ) => {
    for (const selection of selections?.selections ?? []) {
      if (isLeftOut(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (selection.name.value !== '__typename') fields.set(key, selection.selectionSet);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const applies = condition === undefined || (type !== undefined && isOneOf(type, condition));
      if (applies) fieldsOf(fragment?.selectionSet, variables, type, fields);
    }
    return fields;
  };

  return {
    root: (variables) => [...fieldsOf(operation?.selectionSet, variables, undefined).keys()],
    entity: (rootKey, type, variables) => {
      const below = fieldsOf(operation?.selectionSet, variables, undefined).get(rootKey);
      return [...fieldsOf(below, variables, type).keys()];
    },
  };
}

/**
 * Which fields of its answer a call that got none has lost, as the subgraph itself would have named them: a root field by its
 * response key, an entity's by `_entities`, its number and the key. Apollo's engine turns them into paths of the gateway's answer.
 *
 * @returns at least one entry, so that no loss goes untold: `undefined` where no field can be named.
 */
export function lostPaths(query: string, variables: Variables = {}): (Path | undefined)[] {
  const fields = readLostFields(query);
  const { representations } = variables;
  const lost = fields.root(variables).flatMap((key): Path[] => {
    if (key !== '_entities') return [[key]];
    const entities: { __typename?: string }[] = Array.isArray(representations) ? representations.slice(0, TOLD) : [];
    return entities.flatMap(({ __typename: type }, index) =>
      fields.entity(key, type, variables).map((field) => [key, index, field]),
    );
  });
  return lost.length > 0 ? lost.slice(0, TOLD) : [undefined];
}
