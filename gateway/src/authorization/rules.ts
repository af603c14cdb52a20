import { type AccessDirectives, type Requirement, requirementsOf } from '@hub/kernel/process';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';
import { nameOf } from '../engine/supergraph/links.ts';

/** A field as it stands under a type, and all that its reader must meet. */
export interface GuardedField {
  /** `Type.field`, for the error. */
  readonly coordinate: string;
  readonly requirements: readonly Requirement[];
}

/** What the composed graph asks of its readers. */
export interface AccessRules {
  /** A field's own requirements, those of the type it stands on and of the type it gives. */
  field(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): GuardedField;
  /** A type's own. */
  type(name: string): readonly Requirement[];
}

/**
 * Reads the rules from the composed graph, whatever names its composer gave the directives.
 *
 * A field of an interface needs what the field needs on every type that implements it: asked through the interface, it may
 * come from any of them. (Apollo's router refuses such a field even to those who meet them all.) A fragment on one type
 * needs what that type's field needs, and no more.
 */
export function readAccessRules(supergraph: DocumentNode, schema: GraphQLSchema): AccessRules {
  const standing = readStanding(supergraph);
  const ofType = (name: string) => standing.get(name) ?? [];

  const field = (parent: GraphQLNamedType, { name, type }: GraphQLField<unknown, unknown>): GuardedField => {
    const given = getNamedType(type);
    const owners = isInterfaceType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
    const requirements = [
      ...owners.flatMap((owner) => [...ofType(owner.name), ...(standing.get(`${owner.name}.${name}`) ?? [])]),
      ...ofType(given.name),
    ];
    return { coordinate: `${parent.name}.${name}`, requirements: distinct(requirements) };
  };

  const known = new Map<string, GuardedField>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const each of Object.values(type.getFields())) known.set(`${type.name}.${each.name}`, field(type, each));
  }
  return {
    type: ofType,
    field: (parent, each) => known.get(`${parent.name}.${each.name}`) ?? field(parent, each),
  };
}

/** The types that an abstract one may turn out to be and that need something themselves. */
export function guardedTypes(schema: GraphQLSchema, rules: AccessRules, type: GraphQLNamedType): readonly string[] {
  if (!isAbstractType(type)) return [];
  return schema
    .getPossibleTypes(type)
    .map(({ name }) => name)
    .filter((name) => rules.type(name).length > 0);
}

/** Requirements by coordinate: `Type` and `Type.field`. */
function readStanding(supergraph: DocumentNode): Map<string, Requirement[]> {
  const names: AccessDirectives = {
    authenticated: nameOf(supergraph, 'authenticated'),
    requiresScopes: nameOf(supergraph, 'requiresScopes'),
    policy: nameOf(supergraph, 'policy'),
  };
  const standing = new Map<string, Requirement[]>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const found = requirementsOf(directives, names);
    if (found.length > 0) standing.set(coordinate, [...(standing.get(coordinate) ?? []), ...found]);
  };
  for (const definition of supergraph.definitions) {
    if (!('name' in definition) || definition.name === undefined || !('directives' in definition)) continue;
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue;
    add(definition.name.value, definition.directives);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const each of definition.fields ?? []) add(`${definition.name.value}.${each.name.value}`, each.directives);
  }
  return standing;
}

function distinct(requirements: readonly Requirement[]): Requirement[] {
  return [...new Map(requirements.map((requirement) => [JSON.stringify(requirement), requirement])).values()];
}
