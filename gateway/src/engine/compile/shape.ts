import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isLeftOut } from '../left-out.ts';
import type { ReadKey } from './read-key.ts';

/** An object's own type, or an interface where nobody has told it: a subgraph may know the interface alone. */
type OwnerType = GraphQLObjectType | GraphQLInterfaceType;

/** The fields of an object of one type, as the client has asked for them and in that order. */
export interface ObjectShape {
  readonly type: OwnerType;
  readonly fields: readonly FieldShape[];
  /** Whether its type's name is asked for, or a fragment is of another type: an interface's shape is then nobody's. */
  readonly hangsOnType: boolean;
}

export interface FieldShape {
  readonly key: string;
  /** The key that its value has in the data. */
  readonly from: string;
  /** Where the document asks for it, merged. */
  readonly nodes: readonly FieldNode[];
  readonly name: string;
  readonly type: GraphQLOutputType;
  /** The shape of an object in it that is of the type. */
  readonly of: (type: OwnerType) => ObjectShape;
}

/** What an operation's shape follows from, beside the schema. */
export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables that `@skip` and `@include` ask for: a shape is of these alone. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly readKey: ReadKey;
  /** Interfaces of which an object may be of a type that clients do not see. */
  readonly hiding: ReadonlySet<string>;
}

/**
 * Finds the shape of an operation's answer, as the specification's CollectFields does. Shapes are made when they are asked for,
 * and each once: fragments that spread fragments double what is written, and not what is made.
 */
export function shapeOf(schema: GraphQLSchema, { operation, fragments, conditions, readKey, hiding }: Asked): ObjectShape {
  const numbers = new Map<SelectionSetNode, number>();
  const made = new Map<string, ObjectShape>();

  const objectShape = (type: OwnerType, sets: readonly SelectionSetNode[]): ObjectShape => {
    const key = `${type.name} ${sets.map((set) => numberOf(numbers, set))}`;
    const shape = made.get(key) ?? newShape(type, sets);
    made.set(key, shape);
    return shape;
  };

  const newShape = (type: OwnerType, sets: readonly SelectionSetNode[]): ObjectShape => {
    const collected = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const all = sets.map((set) => collect(type, set, collected, spread)).every(Boolean);
    const fields = [...collected].map(([key, nodes]): FieldShape => {
      const [node] = nodes as [FieldNode];
      const name = node.name.value;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return {
        key,
        from: readKey(node),
        nodes,
        name,
        type: fieldType(type, name),
        of: (object) => objectShape(object, below),
      };
    });
    return { type, fields, hangsOnType: hiding.has(type.name) || !all || fields.some(({ name }) => name === '__typename') };
  };

  /** @returns whether every fragment is of the type */
  const collect = (
    type: OwnerType,
    { selections }: SelectionSetNode,
    collected: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): boolean => {
    let all = true;
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
        if (!collect(type, fragment.selectionSet, collected, spread)) all = false;
      } else all = false;
    }
    return all;
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

/** The shape of an object in the field that goes by the interface, or by one below it, and whose own type nobody has told. */
export function untypedShape(schema: GraphQLSchema, field: FieldShape, type: GraphQLOutputType) {
  if (!isInterfaceType(type) || field.of(type).hangsOnType) return undefined;
  const interfaces = [type, ...schema.getImplementations(type).interfaces];
  return { shape: field.of(type), names: new Set(interfaces.map(({ name }) => name)) };
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: OwnerType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditioned = schema.getType(condition);
  return isAbstractType(conditioned) && schema.isSubType(conditioned, type);
}

const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
  __typename: TypeNameMetaFieldDef,
};

function fieldType(type: OwnerType, name: string): GraphQLOutputType {
  const field = type.getFields()[name] ?? META_FIELDS[name];
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return field.type;
}
