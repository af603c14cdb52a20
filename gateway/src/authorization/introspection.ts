import {
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';

/** Whether a field asks about the schema itself. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

/**
 * Answers what an operation asks about the schema, from the caller's own contract: what they may never read is not there.
 */
export function introspect(
  contract: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
) {
  const asked = { ...operation, selectionSet: onlyIntrospection(operation.selectionSet, document) };
  const used = new Set<string>();
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  visit(
    { kind: Kind.DOCUMENT, definitions: [{ ...asked, variableDefinitions: [] }, ...fragments] },
    {
      Variable: ({ name }) => void used.add(name.value),
    },
  );
  // A variable of the rest may be of a type that this contract does not have.
  const variableDefinitions = operation.variableDefinitions?.filter(
    ({ variable, type }) => used.has(variable.name.value) && isKnown(contract, type),
  );
  return execute({
    schema: contract,
    document: { kind: Kind.DOCUMENT, definitions: [{ ...asked, variableDefinitions: variableDefinitions ?? [] }, ...fragments] },
    variableValues: variables,
  });
}

/** The selections at the root that ask about the schema; the engine answers the others. */
function onlyIntrospection(set: SelectionSetNode, document: DocumentNode): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isIntrospection(selection) ? [selection] : [];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
          );
    if (!fragment || !('selectionSet' in fragment)) return [];
    const below = onlyIntrospection(fragment.selectionSet, document);
    if (below.selections.length === 0) return [];
    return [{ kind: Kind.INLINE_FRAGMENT, directives: selection.directives ?? [], selectionSet: below }];
  });
  return { kind: Kind.SELECTION_SET, selections };
}

function isKnown(schema: GraphQLSchema, type: TypeNode): boolean {
  return type.kind === Kind.NAMED_TYPE ? schema.getType(type.name.value) !== undefined : isKnown(schema, type.type);
}
