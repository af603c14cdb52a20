import {
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { EntityBatch, EntityFetch, PlanNode } from './plan.ts';

/**
 * Puts what one subgraph is asked at the same time into one request: each list of entities under an alias of its own.
 *
 * For Apollo's planner, which plans them apart; Hive's does this by itself.
 */
export function batched(node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'sequence':
      return { ...node, nodes: node.nodes.map(batched) };
    case 'parallel':
      return { ...node, nodes: grouped(node.nodes.map(batched)) };
    case 'condition': {
      const { whenTrue, whenFalse } = node;
      return { ...node, whenTrue: whenTrue && batched(whenTrue), whenFalse: whenFalse && batched(whenFalse) };
    }
    default:
      return node;
  }
}

function grouped(nodes: readonly PlanNode[]): PlanNode[] {
  const groups = new Map<string, EntityFetch[]>();
  const others: PlanNode[] = [];
  for (const node of nodes) {
    if (node.kind !== 'entities') others.push(node);
    else groups.set(node.service, [...(groups.get(node.service) ?? []), node]);
  }
  return [...others, ...[...groups.values()].map(joined)];
}

function joined(fetches: readonly EntityFetch[]): EntityFetch {
  const [first, ...more] = fetches as [EntityFetch, ...EntityFetch[]];
  if (more.length === 0) return first;
  const parts = fetches.map(part);
  const definitions = new Map<string, VariableDefinitionNode>();
  for (const each of parts) for (const definition of each.variables) definitions.set(definition.variable.name.value, definition);
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: parts.flatMap(({ selections }) => selections) },
  };
  const fragments = parts.flatMap((each) => each.fragments);
  return {
    ...first,
    operation: stripIgnoredCharacters(print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] })),
    operationName: undefined,
    variables: [...new Set(fetches.flatMap(({ variables }) => variables))],
    batches: parts.flatMap(({ batches }) => batches),
  };
}

interface Part {
  readonly variables: readonly VariableDefinitionNode[];
  readonly selections: readonly SelectionNode[];
  readonly fragments: readonly FragmentDefinitionNode[];
  readonly batches: readonly EntityBatch[];
}

/** One fetch's operation with names of its own for its list, its representations and its fragments. */
function part({ operation, batches }: EntityFetch, number: number): Part {
  const own = (name: NameNode): NameNode => ({ ...name, value: `${name.value}_${number}` });
  const lists = new Set(batches.map(({ representations }) => representations));
  const document = visit(parse(operation, { noLocation: true }), {
    Variable: (variable) => (lists.has(variable.name.value) ? { ...variable, name: own(variable.name) } : undefined),
    FragmentSpread: (spread) => ({ ...spread, name: own(spread.name) }),
    FragmentDefinition: (fragment) => ({ ...fragment, name: own(fragment.name) }),
  });
  const root = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const selections = (root?.selectionSet.selections ?? []).map((selection) =>
    selection.kind === Kind.FIELD ? { ...selection, alias: own(selection.alias ?? selection.name) } : selection,
  );
  return {
    selections,
    variables: root?.variableDefinitions ?? [],
    fragments: document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION),
    batches: batches.map((batch) => ({
      ...batch,
      key: `${batch.key}_${number}`,
      representations: `${batch.representations}_${number}`,
    })),
  };
}
