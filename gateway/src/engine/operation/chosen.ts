import { type ASTVisitor, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode, visit } from 'graphql';
import { isLeftOut } from '../left-out.ts';
import { type Fragments, TYPENAME } from './document.ts';

/**
 * The operation as it is with these values of the variables that `@skip` and `@include` ask for: without what they leave out,
 * and without them.
 *
 * The threat: one field that is asked for under several conditions has the planner in Rust abort the process. A plan of what is
 * asked in fact is also no larger than need be.
 */
export function chosen(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  conditions: Readonly<Record<string, unknown>>,
): { operation: OperationDefinitionNode; fragments: Fragments } {
  const choose = <Node extends SelectionNode>(node: Node): Node | null =>
    isLeftOut(node, conditions) ? null : { ...node, directives: node.directives?.filter(({ name }) => !CHOOSES.has(name.value)) };
  const visitor: ASTVisitor = {
    [Kind.FIELD]: choose,
    [Kind.INLINE_FRAGMENT]: choose,
    [Kind.FRAGMENT_SPREAD]: choose,
    SelectionSet: {
      leave: (set: SelectionSetNode) => (set.selections.length > 0 ? undefined : { ...set, selections: [TYPENAME] }),
    },
  };
  return {
    operation: visit(operation, visitor),
    fragments: new Map([...fragments].map(([name, fragment]) => [name, visit(fragment, visitor)])),
  };
}

const CHOOSES = new Set(['skip', 'include']);
