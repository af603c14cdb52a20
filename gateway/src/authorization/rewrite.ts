import { type Caller, meets, type Requirement, wordsFor } from '@hub/kernel/process';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIntrospection } from './introspection.ts';
import { type AccessRules, guardedTypes } from './rules.ts';

/** What stands in an answer where a field was taken out of its question, by the alias it was asked under instead. */
export interface Slot {
  readonly key: string;
  /** `null`; `bubble`, which makes the object null as well; `introspected`, filled from the caller's own contract. */
  readonly becomes: 'null' | 'bubble' | 'introspected';
}

/** How an object of the answer is put back as it was asked for. */
export interface Plan {
  readonly slots: Map<string, Slot>;
  readonly children: Map<string, { readonly plan: Plan; readonly type: GraphQLOutputType }>;
  /** Types whose objects become null, and the alias that holds an object's type. */
  readonly hidden: { readonly types: ReadonlySet<string>; readonly alias: string } | null;
}

/** A field that was taken out. `@` in its path stands for every item of a list, as Apollo's router writes it. */
export interface Removed {
  readonly path: readonly string[];
  /** `Type.field`. */
  readonly coordinate: string;
  readonly message: string;
  /** The directives over it, outermost first: one that leaves it out leaves the error out too. */
  readonly under: readonly SelectionNode[];
}

export interface Rewritten {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly plan: Plan;
  readonly removed: readonly Removed[];
}

/**
 * Takes out of an operation what its caller may not read, before anything is planned.
 *
 * Each field taken out leaves `__typename` under an alias in its place. So the answer has a mark at every place where the
 * null belongs, whatever fragments, lists, `@include` and `@skip` stand over it, and no selection is left empty.
 */
export function rewrite(
  schema: GraphQLSchema,
  rules: AccessRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  caller: Caller,
): Rewritten {
  const fragments = fragmentsOf(document);
  const prefix = freePrefix(document);
  const removed: Removed[] = [];
  const missing = (requirements: readonly Requirement[]) => requirements.find((requirement) => !meets(caller, requirement));

  const inSelections = (
    parent: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    plan: Plan,
    path: readonly string[],
    under: readonly SelectionNode[],
  ): SelectionNode[] =>
    selections.map((selection): SelectionNode => {
      const over = selection.directives?.length ? [...under, selection] : under;
      if (selection.kind === Kind.FIELD) return inField(parent, selection, plan, path, over);
      // Fragments are written out: each use may stand on another path. The bound on fields counts them so too.
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition;
      const type = condition ? (schema.getType(condition.name.value) as GraphQLCompositeType) : parent;
      return {
        kind: Kind.INLINE_FRAGMENT,
        ...(condition && { typeCondition: condition }),
        directives: selection.directives ?? [],
        selectionSet: selectionSet(fragment ? inSelections(type, fragment.selectionSet, plan, path, over) : []),
      };
    });

  const inField = (
    parent: GraphQLCompositeType,
    node: FieldNode,
    plan: Plan,
    path: readonly string[],
    under: readonly SelectionNode[],
  ): FieldNode => {
    const key = (node.alias ?? node.name).value;
    if (node.name.value === '__typename') return node;
    if (isIntrospection(node)) return mark(node, plan, `${prefix}s_${key}`, { key, becomes: 'introspected' });
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    if (!field) return node; // validation has refused it
    const { coordinate, requirements } = rules.field(parent, field);
    const missed = missing(requirements);
    if (missed) {
      removed.push({ path: [...path, key], coordinate, message: `${coordinate} needs ${wordsFor(missed)}`, under });
      const becomes = isNonNullType(field.type) ? 'bubble' : 'null';
      return mark(node, plan, `${prefix}${becomes[0]}_${key}`, { key, becomes });
    }
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return node;
    const hidden = guardedTypes(schema, rules, type).filter((name) => missing(rules.type(name)));
    const child = plan.children.get(key)?.plan ?? createPlan(hidden, `${prefix}t`);
    const below = inSelections(type, node.selectionSet, child, [...path, key, ...marksOfLists(field.type)], under);
    if (child.slots.size + child.children.size > 0 || child.hidden) plan.children.set(key, { plan: child, type: field.type });
    const asked = child.hidden ? [...below, typename(child.hidden.alias)] : below;
    return { ...node, selectionSet: selectionSet(asked) };
  };

  const plan = createPlan([], '');
  const root = schema.getRootType(operation.operation);
  if (!isObjectType(root)) throw new Error(`The graph has no ${operation.operation}`);
  const selections = inSelections(root, operation.selectionSet, plan, [], []);
  const rewritten: OperationDefinitionNode = { ...operation, selectionSet: selectionSet(selections) };
  return { document: { kind: Kind.DOCUMENT, definitions: [rewritten] }, operation: rewritten, plan, removed };
}

function mark(node: FieldNode, plan: Plan, alias: string, slot: Slot): FieldNode {
  plan.slots.set(alias, slot);
  return { ...typename(alias), directives: node.directives ?? [] };
}

function createPlan(hidden: readonly string[], alias: string): Plan {
  return {
    slots: new Map(),
    children: new Map(),
    hidden: hidden.length > 0 ? { types: new Set(hidden), alias } : null,
  };
}

function marksOfLists(type: GraphQLOutputType): string[] {
  if (isNonNullType(type)) return marksOfLists(type.ofType);
  return isListType(type) ? ['@', ...marksOfLists(type.ofType)] : [];
}

/** No alias of the caller's begins like this. */
function freePrefix(document: DocumentNode): string {
  const text = document.loc?.source.body ?? JSON.stringify(document);
  let prefix = 'hub_';
  while (text.includes(prefix)) prefix = `${prefix}_`;
  return prefix;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });
const typename = (alias: string): FieldNode => ({ kind: Kind.FIELD, alias: nameNode(alias), name: nameNode('__typename') });
const selectionSet = (selections: SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });
