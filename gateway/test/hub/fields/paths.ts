import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** One step towards a type: a field, and the member of a union that is meant. */
export interface Step {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly to: GraphQLObjectType;
}

/** Arguments that lead to what Åmål's seeds hold; any other is made up from its type. */
const KNOWN: Record<string, unknown> = {
  code: '1492',
  municipality: '1492',
  slug: 'amal-2023-2024',
  on: '2023-06-01',
  period: { from: '2023-01-01', to: '2023-12-31' },
};

/**
 * For every object type, a way from a root to it: from Query where there is one, over open fields where there is one, and
 * the shortest of those.
 */
export function waysTo(schema: GraphQLSchema, isOpen: (step: Step) => boolean): Map<string, readonly Step[]> {
  const ways = new Map<string, readonly Step[]>();
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((root) => root !== null && root !== undefined);
  for (const open of [true, false]) {
    for (const root of roots) {
      if (!ways.has(root.name)) ways.set(root.name, []);
      const queue = [...ways.keys()].map((name) => schema.getType(name) as GraphQLObjectType);
      for (const parent of queue) {
        for (const field of Object.values(parent.getFields()).sort(byLists)) {
          const named = getNamedType(field.type);
          const members = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
          for (const to of members) {
            const step = { parent, field, to };
            if (ways.has(to.name) || (open && !isOpen(step))) continue;
            ways.set(to.name, [...(ways.get(parent.name) ?? []), step]);
            queue.push(to);
          }
        }
      }
    }
  }
  return ways;
}

/** Variables for a field's arguments: as declared, as given, and their values. */
export class Variables {
  readonly declared: string[] = [];
  readonly values: Record<string, unknown> = {};

  /** `(name: $v0)`, or nothing. */
  argumentsOf(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((arg) => isNonNullType(arg.type) || arg.name in KNOWN).map((arg) => this.add(arg));
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private add({ name, type }: GraphQLArgument): string {
    const variable = `v${this.declared.length}`;
    this.declared.push(`$${variable}: ${type}`);
    this.values[variable] = KNOWN[name] ?? sampleOf(type);
    return `${name}: $${variable}`;
  }
}

/** A value of the type, as small as it may be. */
function sampleOf(type: GraphQLArgument['type']): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [sampleOf(inner.ofType)];
  if ('getValues' in inner) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const required = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, KNOWN[field.name] ?? sampleOf(field.type)]));
  }
  const samples: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: false,
    Date: '2023-06-01',
    DateTime: '2023-06-01T12:00:00Z',
  };
  return samples[inner.name] ?? 'SYNTHETIC';
}

/** The selection below a field of a composite type. */
export function below({ type }: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
}

/** One item costs less to reach than a list of them. */
const byLists = (left: GraphQLField<unknown, unknown>, right: GraphQLField<unknown, unknown>) =>
  listsIn(left.type) - listsIn(right.type);

/** How many lists stand over an item of the type. */
export function listsIn(type: GraphQLField<unknown, unknown>['type']): number {
  const inner = getNullableType(type);
  return isListType(inner) ? 1 + listsIn(inner.ofType) : 0;
}
