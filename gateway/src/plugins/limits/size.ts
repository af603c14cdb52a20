import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import type { Limits } from './limits.ts';

/** What can be counted in an operation without its graph. */
export type Size = Pick<Limits, 'depth' | 'fields' | 'rootFields' | 'aliases' | 'directives'>;

const NOTHING: Size = { depth: 0, fields: 0, rootFields: 0, aliases: 0, directives: 0 };

/**
 * Measures an operation with its fragments written out.
 *
 * The threat: fragments that spread fragments double with each level, so that a kilobyte becomes a million fields, and the
 * planner holds the one thread that every caller shares. Each fragment is measured once, so measuring is linear itself.
 *
 * @param fragmentOf - finds a fragment by its name; one that is not there, or spreads itself, is another rule's fault to tell
 */
export function measure(
  selections: SelectionSetNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): Size {
  const measured = new Map<FragmentDefinitionNode, Size>();

  const ofFragment = (name: string): Size => {
    const fragment = fragmentOf(name);
    if (!fragment) return NOTHING;
    const known = measured.get(fragment);
    if (known) return known;
    measured.set(fragment, NOTHING); // a circle of fragments ends here
    const size = ofSelections(fragment.selectionSet);
    measured.set(fragment, size);
    return size;
  };

  const ofSelection = (selection: SelectionSetNode['selections'][number]): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet);
    const below = selection.selectionSet ? ofSelections(selection.selectionSet) : NOTHING;
    return {
      depth: 1 + below.depth,
      fields: 1 + below.fields,
      rootFields: 1,
      aliases: (selection.alias ? 1 : 0) + below.aliases,
      directives: below.directives,
    };
  };

  const ofSelections = ({ selections }: SelectionSetNode): Size => {
    const sum: { -readonly [Name in keyof Size]: number } = { ...NOTHING };
    for (const selection of selections) {
      const size = ofSelection(selection);
      sum.depth = Math.max(sum.depth, size.depth);
      sum.fields += size.fields;
      sum.rootFields += size.rootFields;
      sum.aliases += size.aliases;
      sum.directives += size.directives + (selection.directives?.length ?? 0);
    }
    return sum;
  };

  return ofSelections(selections);
}
