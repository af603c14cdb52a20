import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { ListSize, Price, Prices } from './prices.ts';
import { refusal } from './refusal.ts';

/** How many a list is taken to hold whose owner has not said. */
const UNSAID = 10;

/** What a write costs beside its fields. */
const MUTATION = 10;

/** A list's size as the field above it says: of `sizedFields`, `size`. */
interface Sized {
  readonly fields: readonly string[];
  readonly size: number;
}

const UNSIZED: Sized = { fields: [], size: 0 };

/**
 * What an operation costs at most, by the IBM GraphQL cost specification as Apollo's router has it: an object 1, a scalar 0,
 * a write 10, what stands in a list as often as the list is long, the dearest of an abstract type's objects. What `@skip` and
 * `@include` leave out costs nothing, nor does introspection: its own bounds are its depth and its fields.
 *
 * Each selection is priced once for a type and a list's size, so that pricing is linear where fragments double.
 *
 * @param variableOf - gives a variable's value, and is asked of those alone that the cost depends on
 * @throws HubError BAD_USER_INPUT where a list that is to be sliced by one argument is given none or several
 */
export function costOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  prices: Prices,
  variableOf: (variable: string) => unknown,
): number {
  const priced = new Map<SelectionSetNode, Map<string, number>>();
  const read = (node: ValueNode) => (node.kind === Kind.VARIABLE ? variableOf(node.name.value) : valueFromASTUntyped(node));

  const isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
    directives.some(({ name: { value: name }, arguments: given = [] }) => {
      const condition = given.find((argument) => argument.name.value === 'if');
      return condition !== undefined && (name === 'skip' || name === 'include') && read(condition.value) === (name === 'skip');
    });

  const ofSelections = (set: SelectionSetNode, type: string, sized: Sized): number => {
    const key = `${type} ${sized.size} ${sized.fields}`;
    const known = priced.get(set)?.get(key);
    if (known !== undefined) return known;
    let cost = 0;
    for (const selection of set.selections) {
      if (!isLeftOut(selection)) cost += ofSelection(selection, type, sized);
    }
    if (!priced.has(set)) priced.set(set, new Map());
    priced.get(set)?.set(key, cost);
    return cost;
  };

  const ofSelection = (selection: SelectionNode, type: string, sized: Sized): number => {
    if (selection.kind === Kind.FIELD) return ofField(selection, prices.priceOf(type, selection.name.value), sized);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const on = fragment?.typeCondition?.name.value;
    if (!fragment || (on !== undefined && on !== type && !prices.typesOf(on).includes(type))) return 0;
    return ofSelections(fragment.selectionSet, type, sized);
  };

  const ofField = (node: FieldNode, price: Price | undefined, sized: Sized): number => {
    if (price === undefined) return 0;
    const given = node.arguments ?? [];
    const asked = given.reduce((sum, { name }) => sum + (price.arguments.get(name.value)?.weight ?? 0), price.weight);
    const size = price.size && sizeOf(node, price, price.size);
    const below: Sized = size === undefined ? UNSIZED : { fields: price.size?.sizedFields ?? [], size };
    const { selectionSet } = node;
    const dearest = selectionSet ? Math.max(0, ...price.types.map((type) => ofSelections(selectionSet, type, below))) : 0;
    const length = sized.fields.includes(node.name.value) ? sized.size : (size ?? UNSAID);
    return Math.max(0, asked) + (price.isList ? length : 1) * (price.each + dearest);
  };

  /** The dearest of the slicing arguments, each as given or as preset; never below nothing, lest one list pay for another. */
  const sizeOf = (node: FieldNode, price: Price, listSize: ListSize): number | undefined => {
    const { assumedSize, slicingArguments, requireOneSlicingArgument } = listSize;
    const slices = (slicingArguments ?? [])
      .map((name) => {
        const given = node.arguments?.find((argument) => argument.name.value === name);
        const value = given && read(given.value);
        return isWhole(value) ? value : price.arguments.get(name)?.preset;
      })
      .filter(isWhole);
    if (slicingArguments && slicingArguments.length > 0 && requireOneSlicingArgument && slices.length !== 1) {
      throw refusal(`${node.name.value} is given ${slices.length} of ${slicingArguments.join(', ')}; it must be given 1`);
    }
    return slices.length > 0 ? Math.max(0, ...slices) : (assumedSize ?? undefined);
  };

  const type = prices.rootOf(operation.operation);
  const base = operation.operation === 'mutation' ? MUTATION : 0;
  return Math.min(base + ofSelections(operation.selectionSet, type, UNSIZED), Number.MAX_SAFE_INTEGER);
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
