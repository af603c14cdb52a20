import type { FetchDataRewrite, FetchNode, PlanNode as Node, QueryPlanSelectionNode } from '@apollo/query-planner';
import { batched } from './batch.ts';
import type { Path, PathStep, PlanNode, Required, Rewrite } from './plan.ts';
import type { Planner } from './planner.ts';

/**
 * Apollo's planner, in JavaScript: for platforms that the other one has no binary for, and for operations that it cannot plan.
 * It plans on the thread that everybody's requests share.
 *
 * @param sdl - without what Apollo's composer would refuse
 */
export async function createApolloPlanner(sdl: string): Promise<Planner> {
  const [{ QueryPlanner }, { Supergraph, operationFromDocument }] = await Promise.all([
    import('@apollo/query-planner'),
    import('@apollo/federation-internals'),
  ]);
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false });
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return {
    close: async () => undefined,
    plan: async (document) => {
      const { node } = planner.buildQueryPlan(operationFromDocument(schema, document));
      if (node?.kind !== 'Subscription') return { root: node && batched(planned(node, [])) };
      const rest = node.rest && batched(planned(node.rest, []));
      return { root: { kind: 'subscription', primary: root(node.primary, []), rest } };
    },
  };
}

function planned(node: Node, at: Path): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((each) => planned(each, at)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((each) => planned(each, at)) };
    case 'Flatten':
      return planned(node.node, [...at, ...node.path.map((segment) => step(String(segment)))]);
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && planned(node.ifClause, at),
        whenFalse: node.elseClause && planned(node.elseClause, at),
      };
    case 'Fetch':
      return node.requires ? entities(node, node.requires, at) : root(node, at);
    case 'Defer':
      throw new Error('@defer is not planned here');
  }
}

function fetch({ serviceName, operation, operationName, variableUsages = [] }: FetchNode) {
  return { service: serviceName, operation, operationName, variables: variableUsages };
}

function root(node: FetchNode, path: Path) {
  return {
    ...fetch(node),
    kind: 'root',
    type: node.operationKind,
    path,
    outputRewrites: rewrites(node.outputRewrites),
  } as const;
}

function entities(node: FetchNode, requires: readonly QueryPlanSelectionNode[], path: Path): PlanNode {
  const one = {
    key: '_entities',
    representations: 'representations',
    paths: [path],
    requires: requires.map(required),
    inputRewrites: rewrites(node.inputRewrites),
    outputRewrites: rewrites(node.outputRewrites),
  };
  return { ...fetch(node), kind: 'entities', batches: [one] };
}

function step(segment: string): PathStep {
  if (segment === '@') return 'items';
  const type = /^\.\.\. on (\w+)$/.exec(segment)?.[1];
  return type === undefined ? { field: segment } : { types: [type] };
}

/** This planner reads a required field by its alias in the data, and sends it under the same; a rewrite may rename it then. */
function required(selection: QueryPlanSelectionNode): Required {
  const selections = selection.selections?.map(required);
  if (selection.kind === 'InlineFragment') {
    return { kind: 'fragment', type: selection.typeCondition, when: undefined, unless: undefined, selections: selections ?? [] };
  }
  const key = selection.alias ?? selection.name;
  return { kind: 'field', from: key, to: key, selections };
}

function rewrites(list: readonly FetchDataRewrite[] | undefined): Rewrite[] {
  return (list ?? []).map((each) => ({
    path: each.path.map((segment) => step(segment)),
    change: each.kind === 'KeyRenamer' ? { rename: each.renameKeyTo } : { set: each.setValueTo },
  }));
}
