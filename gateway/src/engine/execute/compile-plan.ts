import type { Path, Plan, PlanNode } from '../plan/plan.ts';
import { compileEntityFetch } from './entity-step.ts';
import type { Step } from './execution.ts';
import { compileRootFetch } from './root-step.ts';
import type { Tools } from './tools.ts';

/** Compiles a plan to one function that carries it out. */
export function compilePlan({ root }: Plan, tools: Tools): Step {
  if (root === undefined) return async () => undefined;
  const mayShare = !pathsOf(root).some((path) => path.some((step) => typeof step === 'object' && 'types' in step));
  return compileNode(root, tools, mayShare);
}

function compileNode(node: PlanNode, tools: Tools, mayShare: boolean): Step {
  const compiled = (each: PlanNode) => compileNode(each, tools, mayShare);
  switch (node.kind) {
    case 'sequence': {
      const steps = node.nodes.map(compiled);
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'parallel': {
      const steps = node.nodes.map(compiled);
      return async (execution) => {
        await Promise.all(steps.map((step) => step(execution)));
      };
    }
    case 'condition': {
      const { variable, whenTrue, whenFalse } = node;
      const [yes, no] = [whenTrue && compiled(whenTrue), whenFalse && compiled(whenFalse)];
      return async (execution) => (execution.variables[variable] === true ? yes : no)?.(execution);
    }
    case 'root':
      return compileRootFetch(node, tools);
    case 'entities':
      return compileEntityFetch(node, tools, mayShare);
    case 'subscription':
      // Done for each event, which whoever executes it gives as the primary's answer: see subscribe.ts.
      return compileNode({ kind: 'sequence', nodes: [node.primary, ...(node.rest ? [node.rest] : [])] }, tools, mayShare);
  }
}

function pathsOf(node: PlanNode): readonly Path[] {
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(pathsOf);
    case 'condition':
      return [node.whenTrue, node.whenFalse].flatMap((each) => (each ? pathsOf(each) : []));
    case 'entities':
      return node.batches.flatMap(({ paths }) => paths);
    case 'root':
      return [node.path];
    case 'subscription':
      return node.rest ? pathsOf(node.rest) : [];
  }
}
