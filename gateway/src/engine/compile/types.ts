import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
} from 'graphql';

/** What the executor knows of the composed graph's types, those that no client sees among them. */
export interface TypeFacts {
  /** The names of what an object of the type may turn out to be, the type's own among them: an interface may be an object elsewhere. */
  namesOf(type: string): ReadonlySet<string>;
  /** Whether several types of object go by it. */
  isAbstract(type: string): boolean;
  /** Whether any type has a field of the name. */
  isField(name: string): boolean;
  /** Whether any field requires one of the name; with arguments, if it is said so. */
  isRequired(name: string, withArguments?: true): boolean;
}

/** @param supergraph - a composed graph, checked */
export function readTypeFacts(supergraph: DocumentNode): TypeFacts {
  const schema = buildASTSchema(supergraph, { assumeValidSDL: true });
  const names = new Map<string, ReadonlySet<string>>();
  const abstract = new Set<string>();
  const fields = new Set<string>();
  const required = requiredFields(supergraph);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.keys(type.getFields())) fields.add(field);
    if (isAbstractType(type)) {
      abstract.add(type.name);
      names.set(type.name, new Set([type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)]));
    } else if (isObjectType(type)) {
      names.set(type.name, new Set([type.name]));
    }
  }
  return {
    namesOf: (type) => names.get(type) ?? new Set([type]),
    isAbstract: (type) => abstract.has(type),
    isField: (name) => fields.has(name),
    isRequired: (name, withArguments) => (withArguments ? required.get(name) === true : required.has(name)),
  };
}

/** The names of fields that others require, each with whether it is anywhere with arguments. */
function requiredFields(supergraph: DocumentNode): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  const read = (selection: string) =>
    visit(parse(`{ ${selection} }`), {
      Field: ({ name: { value: name }, arguments: given = [] }) => {
        names.set(name, given.length > 0 || names.get(name) === true);
      },
    });
  visit(supergraph, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'join__field') return;
      const requires = given.find((each) => each.name.value === 'requires')?.value;
      if (requires?.kind === Kind.STRING) read(requires.value);
    },
  });
  return names;
}

/** The interfaces that clients see of which an object may be of a type that they do not. */
export function hidingInterfaces(schema: GraphQLSchema, facts: TypeFacts): ReadonlySet<string> {
  const isHidden = (type: string) => schema.getType(type) === undefined;
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  return new Set(interfaces.map(({ name }) => name).filter((name) => [...facts.namesOf(name)].some(isHidden)));
}
