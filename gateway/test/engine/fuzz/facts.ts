import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Case } from './store.ts';

/** What a subgraph's SDL says of a type. */
export interface TypeFacts {
  readonly keys: readonly SelectionSetNode[];
  readonly fields: ReadonlyMap<string, FieldFacts>;
}

export interface FieldFacts {
  readonly isKey: boolean;
  readonly isExternal: boolean;
  /** Another subgraph resolves it now, and this one is to be asked no more. */
  readonly isOverridden: boolean;
  readonly requires: SelectionSetNode | undefined;
  /** The fields it gives of the entities that it gives. */
  readonly provides: SelectionSetNode | undefined;
}

/** By subgraph and type. */
export type Facts = ReadonlyMap<string, ReadonlyMap<string, TypeFacts>>;

/** Reads what the resolvers need to know out of the SDLs alone, so that a pasted case is whole. */
export function readFacts(subgraphs: Case['subgraphs']): Facts {
  const documents = subgraphs.map(({ name, sdl }) => ({
    name,
    types: parse(sdl, { noLocation: true }).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION),
  }));
  const overridden = new Set(
    documents.flatMap(({ types }) =>
      types.flatMap((type) =>
        (type.fields ?? []).flatMap((field) => {
          const from = argument(field, 'override', 'from');
          return from === undefined ? [] : [`${from} ${type.name.value}.${field.name.value}`];
        }),
      ),
    ),
  );
  return new Map(
    documents.map(({ name, types }) => [
      name,
      new Map(
        types.map((type) => [type.name.value, factsOf(type, (field) => overridden.has(`${name} ${type.name.value}.${field}`))]),
      ),
    ]),
  );
}

function factsOf(type: ObjectTypeDefinitionNode, isOverridden: (field: string) => boolean): TypeFacts {
  const keys = (type.directives ?? [])
    .filter((directive) => directive.name.value === 'key')
    .map((directive) => selectionOf(stringOf(directive, 'fields') ?? ''));
  const keyNames = new Set(
    keys.flatMap((key) => key.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []))),
  );
  const fields = (type.fields ?? []).map((field): [string, FieldFacts] => {
    const requires = argument(field, 'requires', 'fields');
    const provides = argument(field, 'provides', 'fields');
    return [
      field.name.value,
      {
        isKey: keyNames.has(field.name.value),
        isExternal: field.directives?.some((directive) => directive.name.value === 'external') ?? false,
        isOverridden: isOverridden(field.name.value),
        requires: requires === undefined ? undefined : selectionOf(requires),
        provides: provides === undefined ? undefined : selectionOf(provides),
      },
    ];
  });
  return { keys, fields: new Map(fields) };
}

function argument(field: FieldDefinitionNode, directive: string, name: string): string | undefined {
  const use = field.directives?.find((other) => other.name.value === directive);
  return use && stringOf(use, name);
}

function stringOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function selectionOf(text: string): SelectionSetNode {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a selection: ${text}`);
  return definition.selectionSet;
}
