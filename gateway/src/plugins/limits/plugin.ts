import type { ApolloServerPlugin } from '@apollo/server';
import { ANYONE, type Level } from '@hub/kernel/process';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { GatewayContext } from '../../context.ts';
import { costOf } from './cost.ts';
import { FREE_COST, LIMITS } from './limits.ts';
import type { Prices } from './prices.ts';
import { refusal } from './refusal.ts';
import { TOLD } from './rule.ts';
import { measure, type Size } from './size.ts';

/** What is known of an operation that has come before; a warm request looks its few deciding values up, and no more. */
interface Known {
  readonly size: Size;
  readonly tokens: number;
  /** The last cost, and the values of the variables it depended on. */
  cost?: { readonly value: number; readonly variables: ReadonlyMap<string, unknown> };
}

type Variables = Readonly<Record<string, unknown>>;

/** What an operation is bounded by, and for whom. */
export interface Bounded {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  /** Of the graph that the operation was validated against. */
  readonly prices: Prices;
  readonly context: Pick<GatewayContext, 'identified' | 'trusted'>;
}

/**
 * Bounds operations by their caller's level. What is known of an operation is kept as long as its document is.
 *
 * @returns throws HubError BAD_USER_INPUT, with what the operation has and what it may have
 */
export function createLimits(): (bounded: Bounded) => void {
  const known = new WeakMap<OperationDefinitionNode, Known>();
  return ({ document, operation, variables, prices, context: { identified, trusted } }) => {
    const { level } = identified.caller;
    const of = known.get(operation) ?? measured(document, operation);
    known.set(operation, of);
    checkSize(of, level);
    checkCost(costNow(of, document, operation, prices, variables), level, identified.caller === ANYONE && !trusted);
  };
}

/**
 * Refuses an operation above the caller's level before anything is planned.
 *
 * Beside the rule that bounds every document, since the level and the variables are known only here.
 */
export function createLimitPlugin(
  checkLimits: ReturnType<typeof createLimits>,
  pricesOf: (schema: GraphQLSchema) => Prices,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async ({ schema, contextValue: context }) => ({
      didResolveOperation: async ({ document, operation, request: { variables = {} } }) => {
        if (operation) checkLimits({ document, operation, variables, prices: pricesOf(schema), context });
      },
    }),
  };
}

function measured(document: DocumentNode, operation: OperationDefinitionNode): Known {
  const fragments = fragmentsOf(document);
  return { size: measure(operation.selectionSet, (name) => fragments.get(name)), tokens: document.tokenCount ?? 0 };
}

function checkSize({ size, tokens }: Known, level: Level): void {
  const has = { ...size, tokens };
  for (const limit of Object.keys(TOLD) as (keyof typeof TOLD)[]) {
    const value = has[limit];
    const bound = LIMITS[level][limit];
    if (value <= bound) continue;
    throw refusal(`The operation has ${value} ${TOLD[limit]}; at level ${level} it may have ${bound}`, { limit, value, bound });
  }
}

function checkCost(value: number, level: Level, free: boolean): void {
  const bound = free ? FREE_COST : LIMITS[level].cost;
  if (value <= bound) return;
  if (free) {
    const message = `The operation costs ${value}; without a key, and by no trusted document, it may cost ${bound}`;
    throw refusal(message, { limit: 'cost', value, bound });
  }
  throw refusal(`The operation costs ${value}; at level ${level} it may cost ${bound}`, { limit: 'cost', value, bound });
}

function costNow(
  known: Known,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  prices: Prices,
  variables: Variables,
): number {
  const variableOf = (name: string) => deciding(valueIn(operation, variables, name));
  if (known.cost && [...known.cost.variables].every(([name, value]) => variableOf(name) === value)) return known.cost.value;
  const read = new Map<string, unknown>();
  const value = costOf(operation, fragmentsOf(document), prices, (name) => {
    read.set(name, variableOf(name));
    return read.get(name);
  });
  known.cost = { value, variables: read };
  return value;
}

/** A cost depends on numbers and on truth; whatever else was sent is not kept, and refused by its type soon after. */
function deciding(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function valueIn(operation: OperationDefinitionNode, variables: Variables, name: string): unknown {
  if (Object.hasOwn(variables, name)) return variables[name];
  const preset = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
  return preset && valueFromASTUntyped(preset);
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}
