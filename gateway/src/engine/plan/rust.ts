import type {
  EntityBatchAlias,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as Node,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { print } from 'graphql';
import { addon } from './addon.ts';
import type { EntityBatch, Path, PathStep, PlanNode, Required, Rewrite } from './plan.ts';
import type { Planner } from './planner.ts';

/**
 * Hive Router's planner, an addon in Rust. It asks a subgraph for several lists of entities in one operation.
 *
 * @throws where the addon has no binary for this platform, or refuses the graph
 */
export async function createRustPlanner(sdl: string): Promise<Planner> {
  const planner = addon.use();
  let known: number | undefined;
  const load = async () => {
    if (known === addon.generation) return;
    await addon.ask({ planner, sdl });
    known = addon.generation;
  };
  const close = async () => {
    await addon.ask({ planner }).catch(() => undefined); // gone with its process, then
    await addon.leave();
  };
  await load().catch(async (error) => {
    await close();
    throw error;
  });
  return {
    close,
    plan: async (document) => {
      await load();
      const node = (await addon.ask({ planner, document: print(document) })) as Node | undefined;
      return { root: node && planned(node, []) };
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
      return planned(node.node, [...at, ...node.path.map(step)]);
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && planned(node.ifClause, at),
        whenFalse: node.elseClause && planned(node.elseClause, at),
      };
    case 'Subscription':
      return { kind: 'subscription', primary: root(node.primary, at), rest: undefined };
    case 'BatchFetch':
      return { ...fetch(node), kind: 'entities', batches: node.entityBatch.aliases.map(batch) };
    case 'Fetch':
      return node.requires?.length ? entities(node, node.requires, at) : root(node, at);
    case 'Defer':
      throw new Error('@defer is not planned here');
  }
}

type Fetch = Extract<Node, { kind: 'Fetch' }>;

function fetch({ serviceName, operation, operationName, variableUsages = [] }: Omit<Fetch, 'kind'>) {
  return { service: serviceName, operation, operationName: operationName ?? undefined, variables: variableUsages };
}

function root(node: Fetch, path: Path) {
  const { operationKind: type = 'query' } = node;
  return { ...fetch(node), kind: 'root', type, path, outputRewrites: rewrites(node.outputRewrites) } as const;
}

function entities(node: Fetch, requires: readonly RequiresSelection[], path: Path): PlanNode {
  const one: EntityBatch = {
    key: '_entities',
    representations: 'representations',
    paths: [path],
    requires: requires.map(required),
    inputRewrites: rewrites(node.inputRewrites),
    outputRewrites: rewrites(node.outputRewrites),
  };
  return { ...fetch(node), kind: 'entities', batches: [one] };
}

function batch(alias: EntityBatchAlias): EntityBatch {
  return {
    key: alias.alias,
    representations: alias.representationsVariableName,
    paths: alias.paths.map((path) => path.map(step)),
    requires: alias.requires.map(required),
    inputRewrites: rewrites(alias.inputRewrites),
    outputRewrites: rewrites(alias.outputRewrites),
  };
}

function step(segment: FlattenNodePathSegment): PathStep {
  if (segment === '@') return 'items';
  return 'Field' in segment ? { field: segment.Field } : { types: segment.TypeCondition };
}

/** This planner reads a required field by its `name` in the data, and sends it under its alias. */
function required(selection: RequiresSelection): Required {
  switch (selection.kind) {
    case 'Field': {
      const { name, alias, selections } = selection;
      return {
        kind: 'field',
        from: name,
        to: alias ?? name,
        selections: selections?.length ? selections.map(required) : undefined,
      };
    }
    case 'InlineFragment': {
      const { typeCondition, selections, includeIf, skipIf } = selection;
      return { kind: 'fragment', type: typeCondition, when: includeIf, unless: skipIf, selections: selections.map(required) };
    }
    case 'FragmentSpread':
      throw new Error(`A representation is told by a fragment's name: ${selection.value}`);
  }
}

function rewrites(list: readonly FetchRewrite[] | undefined): Rewrite[] {
  return (list ?? []).map((each) => {
    if ('KeyRenamer' in each) return { path: places(each.KeyRenamer.path), change: { rename: each.KeyRenamer.renameKeyTo } };
    const { path, setValueTo } = 'ValueSetter' in each ? each.ValueSetter : each;
    return { path: places(path), change: { set: setValueTo } };
  });
}

function places(path: readonly FetchNodePathSegment[]): Path {
  return path.map((segment) => ('Key' in segment ? { field: segment.Key } : { types: segment.TypenameEquals }));
}
