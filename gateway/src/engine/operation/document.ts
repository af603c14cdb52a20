import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isIntrospection } from '../../authorization/introspection.ts';
import type { ReadKey } from '../compile/read-key.ts';
import type { Graph } from './operation.ts';
import { ownVariable } from './own-variable.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** What an operation holds, the fragments that it uses included. */
export interface Contents {
  readonly fragments: readonly FragmentDefinitionNode[];
  /** Variables that decide whether a selection is left out. */
  readonly conditions: readonly string[];
  /** Why it cannot be executed, though the specification allows it; undefined where it can. */
  readonly refusal: string | undefined;
  /** Whether it asks for any field at all, beside its types and the schema. */
  readonly asksData: boolean;
  readonly introspects: boolean;
}

export function contentsOf(operation: OperationDefinitionNode, known: Fragments): Contents {
  const used = new Map<string, FragmentDefinitionNode>();
  const conditions = new Set<string>();
  const found: { asksData: boolean; introspects: boolean; refusal: string | undefined } = {
    asksData: false,
    introspects: false,
    refusal: undefined,
  };
  const checkRange = ({ value }: { value: string }) => {
    if (!Number.isFinite(Number(value))) found.refusal = 'a number is out of every type’s range';
  };
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      Field: (field) => {
        if (isIntrospection(field)) {
          found.introspects = true;
          return false;
        }
        if (field.name.value !== '__typename') found.asksData = true;
        return undefined;
      },
      IntValue: checkRange,
      FloatValue: checkRange,
      Directive: ({ name, arguments: given = [] }) => {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
      },
      FragmentSpread: ({ name }) => {
        const fragment = known.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        look(fragment);
      },
    });
  };
  look(operation);
  return { fragments: [...used.values()], conditions: [...conditions], ...found };
}

/**
 * One operation with what it uses and nothing else, as a planner is given it: without a name, and with its type in the place of
 * what it asks about the schema. A type's name that it asks for is asked by its own key too: that is where it is read. Where
 * it does not and what is asked hangs on the type, a planner asks for it itself; any more would lead it past `@provides`, and
 * to the owners of an interface's types for what an `@interfaceObject` gives alone.
 */
export function plannable(
  { schema, hiding }: Pick<Graph, 'schema' | 'hiding'>,
  readKey: ReadKey,
  operation: OperationDefinitionNode,
  { fragments }: Pick<Contents, 'fragments'>,
): DocumentNode {
  const { name: _, ...unnamed } = operation;
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments] };
  const types = new TypeInfo(schema);
  const planned: ASTVisitor = {
    Variable: ({ name, ...rest }) => ({ ...rest, name: { ...name, value: ownVariable(name.value) } }),
    Field: (field) => {
      if (!isIntrospection(field)) return askedBy(field, readKey(field));
      const { selectionSet: _set, alias: _alias, arguments: _arguments, ...rest } = field;
      return { ...rest, name: TYPENAME.name };
    },
    SelectionSet: (set) => {
      const asks = set.selections.some((each) => each.kind === Kind.FIELD && each.name.value === '__typename');
      const hides = hiding.has(types.getParentType()?.name ?? '');
      return asks || hides ? { ...set, selections: [TYPENAME, ...set.selections] } : undefined;
    },
  };
  return visit(document, hiding.size > 0 ? visitWithTypeInfo(types, planned) : planned);
}

function askedBy(field: FieldNode, key: string): FieldNode | undefined {
  const { alias, ...unnamed } = field;
  // The planner in Rust takes `{ box: box }` for another field than `{ box }`.
  if (key === field.name.value) return alias && unnamed;
  return { ...field, alias: { kind: Kind.NAME, value: key } };
}

/** An object's type, asked for under its own name. */
export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The operation with these selections instead of its own, and the variables that they use. */
export function partOf(operation: OperationDefinitionNode, set: SelectionSetNode, known: Fragments): OperationDefinitionNode {
  const part = { ...operation, selectionSet: set };
  const used = new Set<string>();
  const look = { Variable: ({ name }: { name: { value: string } }) => void used.add(name.value) };
  const { fragments } = contentsOf(part, known);
  visit({ kind: Kind.DOCUMENT, definitions: [{ ...part, variableDefinitions: [] }, ...fragments] } as DocumentNode, look);
  return {
    ...part,
    variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [],
  };
}
