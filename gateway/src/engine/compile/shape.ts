import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isLeftOut } from '../left-out.ts';

/** The fields of an object of one type, as the client has asked for them and in that order. */
export interface ObjectShape {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  readonly key: string;
  /** Where the document asks for it, merged. */
  readonly nodes: readonly FieldNode[];
  readonly name: string;
  readonly type: GraphQLOutputType;
  /** The shape of an object in it that is of the type. */
  readonly of: (type: GraphQLObjectType) => ObjectShape;
}

/** What an operation's shape follows from, beside the schema. */
export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables that `@skip` and `@include` ask for: a shape is of these alone. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/**
 * Finds the shape of an operation's answer, as the specification's CollectFields does. Shapes are made when they are asked for,
 * and each once: fragments that spread fragments double what is written, and not what is made.
 */
export function shapeOf(schema: GraphQLSchema, { operation, fragments, conditions }: Asked): ObjectShape {
  const numbers = new Map<SelectionSetNode, number>();
  const made = new Map<string, ObjectShape>();

  const objectShape = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): ObjectShape => {
    const key = `${type.name} ${sets.map((set) => numberOf(numbers, set))}`;
    const shape = made.get(key) ?? { type, fields: fieldsOf(type, sets) };
    made.set(key, shape);
    return shape;
  };

  const fieldsOf = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): FieldShape[] => {
    const collected = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) collect(type, set, collected, spread);
    return [...collected].map(([key, nodes]): FieldShape => {
      const name = (nodes[0] as FieldNode).name.value;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return { key, nodes, name, type: fieldType(type, name), of: (object) => objectShape(object, below) };
    });
  };

  const collect = (
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    collected: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void => {
    for (const selection of selections) {
      if (isLeftOut(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = collected.get(key);
        if (nodes) nodes.push(selection);
        else collected.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment && applies(schema, fragment.typeCondition?.name.value, type)) {
        collect(type, fragment.selectionSet, collected, spread);
      }
    }
  };

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The graph has no ${operation.operation}`);
  return objectShape(root, [operation.selectionSet]);
}

function numberOf(numbers: Map<SelectionSetNode, number>, set: SelectionSetNode): number {
  const number = numbers.get(set) ?? numbers.size;
  numbers.set(set, number);
  return number;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditioned = schema.getType(condition);
  return isAbstractType(conditioned) && schema.isSubType(conditioned, type);
}

const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
  __typename: TypeNameMetaFieldDef,
};

function fieldType(type: GraphQLObjectType, name: string): GraphQLOutputType {
  const field = type.getFields()[name] ?? META_FIELDS[name];
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return field.type;
}
