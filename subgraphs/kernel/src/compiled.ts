import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  BREAK,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  type InlineFragmentNode,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  TypeInfo,
  type ValueNode,
  type VariableNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from './context.ts';
import { type Unasked, Unread } from './shape.ts';

/** So many documents stand compiled; the one not asked for longest goes first. */
const KEPT = 300;

interface Compiled {
  readonly operation: OperationDefinitionNode;
  readonly query: CompiledQuery['query'];
  readonly values: readonly LiftedValue[];
  unasked: Unasked;
}

interface Lifted extends Pick<Compiled, 'values' | 'unasked'> {
  readonly document: DocumentNode;
}

/** An argument's value as the document has it, for the variable that stands in its place. */
interface LiftedValue {
  readonly variable: VariableNode;
  readonly node: ValueNode;
  readonly type: GraphQLInputType;
}

/**
 * Answers a read that has come before by a function made of its document, in a third of graphql-js's time. What that
 * function would not answer as graphql-js does is left to graphql-js: the documents that `liftValues` names, and every answer
 * that would hold an error, so that an error's words, place and code have one source.
 *
 * @param atOnce - whether a document is compiled the first time it comes, as the tests have it
 */
export function answerCompiled(schema: GraphQLSchema, atOnce = false): ApolloServerPlugin<Context> {
  const seen = new WeakSet<DocumentNode>();
  const known = new Map<DocumentNode, Compiled | null>();
  const take = (document: DocumentNode): Compiled | null => {
    const compiled = known.has(document) ? (known.get(document) ?? null) : compile(schema, document);
    known.delete(document);
    known.set(document, compiled);
    if (known.size > KEPT) known.delete(known.keys().next().value as DocumentNode);
    return compiled;
  };
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue }) => {
        const compiled = atOnce || seen.has(document) ? take(document) : null;
        seen.add(document);
        const values = compiled && valuesOf(schema, compiled, request.variables ?? {});
        if (!values) return null;
        contextValue.rows.unasked = compiled.unasked;
        const { data, errors } = await compiled.query({}, contextValue, values);
        contextValue.rows.unasked = null;
        if (data && !errors) return { body: { kind: 'single', singleResult: { data } }, http: { headers: new HeaderMap() } };
        contextValue.loaders.clear(); // what they hold lacks what was not asked for
        for (const { originalError } of errors ?? []) if (originalError instanceof Unread) learn(compiled, originalError);
        return null;
      },
    }),
  };
}

/** A resolver needs more than its document asks for: it is read from the next time on. */
function learn(compiled: Compiled, { property }: Unread): void {
  const without = (names: ReadonlySet<string>) => new Set([...names].filter((name) => name !== property));
  compiled.unasked = new Map([...compiled.unasked].map(([type, names]) => [type, without(names)]));
}

function compile(schema: GraphQLSchema, document: DocumentNode): Compiled | null {
  const [operation, ...others] = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.QUERY || others.length > 0) return null;
  const lifted = liftValues(schema, document);
  const made = lifted && compileQuery(schema, lifted.document, undefined, { disablingCapturingStackErrors: true });
  return made && isCompiledQuery(made) ? { operation, query: made.query, values: lifted.values, unasked: lifted.unasked } : null;
}

/** A few fragments that name each other stand for as many fields as anybody likes. */
const MOST = 1_000;

const ANY = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: '_Any' } } as const;

/**
 * The document with a variable of its own for every argument's value.
 *
 * The threat: graphql-jit writes literals into the JavaScript that it makes, and one of a certain form gets out of its quotes
 * there and is run. So it sees no literal, nor a name that is more than a name to JavaScript, such as `__proto__`; and
 * graphql-js alone coerces what people typed.
 *
 * @returns null for what graphql-jit does in another way: introspection, and what directives leave out; and for more than
 *   `MOST` fields, each fragment written out wherever it is named
 */
function liftValues(schema: GraphQLSchema, document: DocumentNode): Lifted | null {
  const types = new TypeInfo(schema);
  const values: LiftedValue[] = [];
  const unasked = new Map<string, Set<string>>();
  let able = true;
  let fields = 0;
  const refuse = () => {
    able = false;
    return BREAK;
  };
  const lifted: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      Directive: refuse,
      FragmentDefinition: () => null,
      FragmentSpread: ({ name }) => inlined(document, name.value),
      Field: ({ name, alias }) => {
        fields += 1;
        if (fields > MOST) return refuse();
        if (alias?.value.startsWith('__') || (name.value.startsWith('__') && name.value !== '__typename')) return refuse();
        const parent = types.getParentType();
        if (!isObjectType(parent)) return undefined;
        if (!unasked.has(parent.name)) unasked.set(parent.name, readable(parent));
        unasked.get(parent.name)?.delete(name.value);
        return undefined;
      },
      VariableDefinition: () => null,
      Argument: (argument) => {
        const type = types.getArgument()?.type;
        if (!type) return undefined;
        const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: `_${values.length}` } } as const;
        values.push({ variable, node: argument.value, type });
        return { ...argument, value: variable };
      },
    }),
  );
  if (!able) return null;
  const variableDefinitions = values.map(({ variable }) => ({ kind: Kind.VARIABLE_DEFINITION, variable, type: ANY }) as const);
  const definitions = lifted.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, variableDefinitions } : definition,
  );
  return { document: { ...lifted, definitions }, values, unasked };
}

function inlined({ definitions }: DocumentNode, name: string): InlineFragmentNode {
  const named = (definition: DefinitionNode) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name;
  const { typeCondition, selectionSet } = definitions.find(named) as FragmentDefinitionNode;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
}

/** What rows carry that no type shows; a type that does is asked for it. */
const UNSHOWN = ['seeded', 'createdAt', 'updatedAt', 'visibility', 'visibleFrom', 'municipalities', 'sector'];

/** What may be read of a type's rows, its keys excepted: those are always read. */
function readable(type: GraphQLObjectType): Set<string> {
  const names = new Set([...UNSHOWN, ...Object.keys(type.getFields())]);
  const keys = type.astNode?.directives?.filter((directive) => directive.name.value === 'key') ?? [];
  for (const key of ['id', ...keys.flatMap((directive) => print(directive).match(/\w+/g) ?? [])]) names.delete(key);
  return names;
}

/** What the arguments are in one request; null where graphql-js refuses a variable, which it then does itself. */
function valuesOf(
  schema: GraphQLSchema,
  { operation, values }: Compiled,
  variables: Record<string, unknown>,
): Record<string, unknown> | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return null;
  const given: Record<string, unknown> = {};
  for (const { variable, node, type } of values) {
    if (node.kind === Kind.VARIABLE) {
      if (Object.hasOwn(coerced, node.name.value)) given[variable.name.value] = coerced[node.name.value];
      continue;
    }
    const value = valueFromAST(node, type, coerced);
    if (value === undefined) return null;
    given[variable.name.value] = value;
  }
  return given;
}
