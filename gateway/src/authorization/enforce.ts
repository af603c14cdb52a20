import type {
  GatewayExecutor,
  GatewayGraphQLRequestContext as Request,
  GatewayExecutionResult as Result,
} from '@apollo/server-gateway-interface';
import { HubError, meets } from '@hub/kernel/process';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, getVariableValues, Kind } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { Engine } from '../engine/engine.ts';
import { dataOf } from '../engine/json-text.ts';
import { isLeftOut } from '../engine/left-out.ts';
import type { Supergraph } from '../engine/supergraph/load.ts';
import { begin, misplaced } from '../subscriptions/begin.ts';
import { type Contracts, createContracts } from './contracts.ts';
import { introspect, isIntrospection } from './introspection.ts';
import { restoreData } from './restore.ts';
import { type Removed, type Rewritten, rewrite } from './rewrite.ts';
import { type AccessRules, readAccessRules } from './rules.ts';
import { type Scan, scan } from './scan.ts';

/** An engine that asks for nothing its caller may not read, and what each level sees of the graph. */
export interface Authorized {
  readonly engine: Engine;
  /** Known once the engine is loaded. */
  readonly contracts: () => Contracts;
}

interface Graph {
  readonly schema: GraphQLSchema;
  readonly rules: AccessRules;
  readonly contracts: Contracts;
  /** By document, then by the operation's name. */
  readonly prepared: WeakMap<DocumentNode, Map<string, Prepared>>;
}

/**
 * Puts the access rules of the composed graph before an engine, whichever it is.
 *
 * A document is read once, and rewritten once for each set of requirements its callers meet; both are kept as long as the
 * document itself. Who meets all that a document needs has it planned as it came.
 */
export function authorize(engine: Engine, supergraph: Supergraph): Authorized {
  let graph: Graph | undefined;
  const loaded = (): Graph => {
    if (!graph) throw new Error('The engine is not loaded yet');
    return graph;
  };
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
    const rules = readAccessRules(supergraph.document, apiSchema);
    graph = {
      schema: apiSchema,
      rules,
      contracts: createContracts(supergraph.document, apiSchema, rules),
      prepared: new WeakMap(),
    };
  });
  return {
    contracts: () => loaded().contracts,
    engine: {
      onSchemaLoadOrUpdate: (callback) => engine.onSchemaLoadOrUpdate(callback),
      stop: () => engine.stop(),
      load: async (options) => {
        const { executor } = await engine.load(options);
        return { executor: executor && withAccess(engine, executor, loaded) };
      },
    },
  };
}

type Variables = Readonly<Record<string, unknown>>;

interface Prepared extends Scan {
  /** Whether it asks about the schema and nothing else. */
  readonly introspectsOnly: boolean;
  readonly variants: Map<string, Rewritten>;
}

function withAccess(engine: Engine, execute: GatewayExecutor, loaded: () => Graph): GatewayExecutor {
  return async (context) => {
    // Of several operations, none has the name asked for: the engine says so.
    if (!context.operation) return execute(context);
    const refusal = misplaced(context);
    if (refusal) return refusal;
    const permitted = await permit(loaded(), context);
    if ('answer' in permitted) return permitted.answer;
    const { request, finish } = permitted;
    return context.operation.operation === 'subscription' ? begin(engine, request, finish) : finish(await execute(request));
  };
}

/** What may be asked in the place of an operation, and what makes its answer that of the operation; or the answer, where nobody is asked. */
type Permitted = { readonly request: Request; readonly finish: (result: Result) => Result } | { readonly answer: Result };

const asItIs = (result: Result) => result;

async function permit(graph: Graph, context: Request): Promise<Permitted> {
  const { identified, refused } = context.context as GatewayContext;
  const { caller } = identified;
  const { document, operation, request } = context;
  const known = prepare(graph, context);
  const verdict = known.requirements.map((requirement) => (meets(caller, requirement) ? '1' : '0')).join('');
  if (!known.introspects && !verdict.includes('0')) return { request: context, finish: asItIs };

  const introspected = known.introspects
    ? await introspect(graph.contracts.of(caller.level), document, operation, request.variables)
    : { data: {} };
  if (known.introspectsOnly) return { answer: introspected };
  const variant = known.variants.get(verdict) ?? rewrite(graph.schema, graph.rules, document, operation, caller);
  known.variants.set(verdict, variant);
  const missed = leftIn(graph.schema, variant, request.variables);
  for (const { coordinate } of missed) refused.add(coordinate);
  const finish = ({ data, errors = [], ...rest }: Result): Result => {
    const told = [...missed.map(({ message, path }) => refusal(message, path)), ...(introspected.errors ?? []), ...errors];
    const restored = restoreData(dataOf(data), variant.plan, {
      introspected: introspected.data ?? {},
      onHidden: (path) => void told.push(refusal('The object is of a type that the caller may not read', path)),
    });
    return { ...rest, data: restored, ...(told.length > 0 && { errors: told }) };
  };
  // A subscription has one field: where that is taken out, there is nothing left to follow.
  const [mark] = operation.operation === 'subscription' ? variant.plan.slots.keys() : [];
  if (mark !== undefined) return { answer: finish({ data: { [mark]: 'Subscription' } }) };
  const queryHash = `${context.queryHash}.${verdict}`; // by which an engine keeps its plans
  return { request: { ...context, document: variant.document, operation: variant.operation, queryHash }, finish };
}

function prepare({ prepared, schema, rules }: Graph, { document, operation }: Request): Prepared {
  const named = prepared.get(document) ?? new Map<string, Prepared>();
  prepared.set(document, named);
  const name = operation.name?.value ?? '';
  const known = named.get(name);
  if (known) return known;
  const fresh = {
    ...scan(schema, rules, document, operation),
    introspectsOnly: operation.selectionSet.selections.every((each) => each.kind === Kind.FIELD && isIntrospection(each)),
    variants: new Map(),
  };
  named.set(name, fresh);
  return fresh;
}

/** Each field taken out once, however often it is asked for, unless a directive over it leaves it out. */
function leftIn(schema: GraphQLSchema, { removed, operation }: Rewritten, given: Variables = {}): Removed[] {
  const { coerced = given } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const told = removed.filter(({ under }) => !under.some((selection) => isLeftOut(selection, coerced)));
  return [...new Map(told.map((each) => [each.path.join('/'), each])).values()];
}

function refusal(message: string, path: readonly (string | number)[]): GraphQLError {
  return new HubError('UNAUTHORIZED_FIELD_OR_TYPE', message, path);
}
