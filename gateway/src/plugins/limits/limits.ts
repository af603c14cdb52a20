import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** How much one operation may ask, fragments written out wherever they are spread. */
export interface Limits {
  /** Fields below each other. */
  readonly depth: number;
  /** Fields in all. */
  readonly fields: number;
  /** Fields of Query or Mutation itself, aliases counted. */
  readonly rootFields: number;
}

/** The shared picture has 78 fields, 7 deep; a tool's introspection about 250, 15 deep. */
export const LIMITS: Limits = { depth: 20, fields: 2_000, rootFields: 50 };

/** Words and signs of a document; more are not even parsed. */
export const MAX_TOKENS = 5_000;

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly rootFields: number;
}

const NOTHING: Size = { depth: 0, fields: 0, rootFields: 0 };

/**
 * A validation rule that refuses an operation too large to be planned in passing.
 *
 * The threat: fragments that spread fragments double with each level, so that a kilobyte becomes a million fields, and the
 * planner holds the one thread that every caller shares. Each fragment is measured once, so the rule itself is linear.
 */
export function limitOperations(limits: Limits) {
  return (context: ValidationContext): ASTVisitor => {
    const measured = new Map<FragmentDefinitionNode, Size>();

    const ofFragment = (name: string): Size => {
      const fragment = context.getFragment(name);
      if (!fragment) return NOTHING; // another rule's fault to tell
      const known = measured.get(fragment);
      if (known) return known;
      measured.set(fragment, NOTHING); // a circle of fragments ends here; another rule refuses it
      const size = ofSelections(fragment.selectionSet);
      measured.set(fragment, size);
      return size;
    };

    const ofSelections = ({ selections }: SelectionSetNode): Size =>
      selections
        .map((selection): Size => {
          if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
          if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet);
          const below = selection.selectionSet ? ofSelections(selection.selectionSet) : NOTHING;
          return { depth: 1 + below.depth, fields: 1 + below.fields, rootFields: 1 };
        })
        .reduce(
          (sum, size) => ({
            depth: Math.max(sum.depth, size.depth),
            fields: sum.fields + size.fields,
            rootFields: sum.rootFields + size.rootFields,
          }),
          NOTHING,
        );

    return {
      OperationDefinition(operation: OperationDefinitionNode) {
        const size = ofSelections(operation.selectionSet);
        const told = [
          ['levels of fields', size.depth, limits.depth],
          ['fields, its fragments written out', size.fields, limits.fields],
          ['root fields', size.rootFields, limits.rootFields],
        ] as const;
        for (const [what, has, may] of told) {
          if (has > may)
            context.reportError(new GraphQLError(`The operation has ${has} ${what}; it may have ${may}`, { nodes: operation }));
        }
      },
    };
  };
}
