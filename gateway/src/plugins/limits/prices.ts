import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isListType,
  type OperationTypeNode,
} from 'graphql';

/** What a field of the graph costs, by the `@cost` and `@listSize` that its owner gave it. */
export interface Price {
  /** Once for each call, whatever it gives. */
  readonly weight: number;
  /** For each object it gives: 1, or its type's own `@cost`; 0 for a scalar. */
  readonly each: number;
  readonly isList: boolean;
  readonly size: ListSize | undefined;
  /** By the argument's name, where it is given. */
  readonly arguments: ReadonlyMap<string, ArgumentPrice>;
  /** The object types that may stand there; none for a scalar. */
  readonly types: readonly string[];
}

export interface ArgumentPrice {
  readonly weight: number;
  readonly preset: unknown;
}

/** `@listSize`, as its owner wrote it. */
export interface ListSize {
  readonly assumedSize?: number | null;
  readonly slicingArguments?: readonly string[] | null;
  readonly sizedFields?: readonly string[] | null;
  readonly requireOneSlicingArgument?: boolean | null;
}

/** The whole graph's prices. */
export interface Prices {
  /** The object types behind a type's name: itself, an interface's, a union's. */
  typesOf(name: string): readonly string[];
  /** Undefined for what has no price: a field of introspection. */
  priceOf(type: string, field: string): Price | undefined;
  /** The type that a query, a mutation or a subscription begins at. */
  rootOf(kind: OperationTypeNode): string;
}

/** Reads the prices from a composed graph as its owners wrote it, before anything is stripped for an engine. */
export function readPrices(document: DocumentNode): Prices {
  const schema = buildASTSchema(document, { assumeValid: true });
  const read = new Map<string, Price | undefined>();
  return {
    typesOf: (name) => typesOf(schema, schema.getType(name)),
    rootOf: (kind) => schema.getRootType(kind)?.name ?? '',
    priceOf: (type, name) => {
      const key = `${type}.${name}`;
      if (!read.has(key)) {
        const parent = schema.getType(type);
        const field = parent && 'getFields' in parent ? parent.getFields()[name] : undefined;
        read.set(key, field && 'args' in field ? priceField(schema, field) : undefined);
      }
      return read.get(key);
    },
  };
}

function priceField(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Price {
  const type = getNamedType(field.type);
  return {
    weight: weightOf(schema, field) ?? 0,
    each: Math.max(0, weightOf(schema, type) ?? (isCompositeType(type) ? 1 : 0)),
    isList: isListType(getNullableType(field.type)),
    size: directive(schema, 'listSize', field) as ListSize | undefined,
    arguments: new Map(
      field.args.map((argument) => {
        const weight = weightOf(schema, argument) ?? (isInputObjectType(getNamedType(argument.type)) ? 1 : 0);
        return [argument.name, { weight, preset: argument.defaultValue }];
      }),
    ),
    types: isCompositeType(type) ? typesOf(schema, type) : [],
  };
}

function typesOf(schema: GraphQLSchema, type: GraphQLNamedType | undefined): string[] {
  if (type === undefined) return [];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

interface Described {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

function weightOf(schema: GraphQLSchema, described: Described): number | undefined {
  return directive(schema, 'cost', described)?.['weight'] as number | undefined;
}

function directive(schema: GraphQLSchema, name: string, { astNode }: Described): Record<string, unknown> | undefined {
  const known = schema.getDirective(name);
  return known && astNode?.directives ? getDirectiveValues(known, { directives: astNode.directives }) : undefined;
}
