import type { GatewayExecutionResult, GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from '@hub/kernel/process';
import type { DocumentNode } from 'graphql';
import type { Pause } from '../pause.ts';
import type { Settings } from '../settings.ts';
import { createFastEngine } from './fast.ts';
import type { PreparedSubscription } from './subscription.ts';
import type { Supergraph } from './supergraph/load.ts';
import type { Transport } from './transport/transport.ts';

/** A document that a graph takes: parsed, and validated against it. */
export interface TakenDocument {
  readonly document: DocumentNode;
  /** Of its text, as Apollo Server makes it. */
  readonly queryHash: string;
}

/**
 * The seam: what plans and executes, behind Apollo Server's own interface, so that plugins and pages never know which one runs.
 *
 * An engine gets the graph whole, reaches the subgraphs by the transport alone, and gives their errors as `SubgraphError`s with
 * the path in the gateway's answer. `load` throws a StartError for a graph that it cannot serve.
 */
export interface Engine extends GatewayInterface {
  /** Plans documents before anybody asks them; one that cannot be planned is told and passed by. Left out where nothing is kept. */
  readonly warm?: ((documents: Iterable<TakenDocument>) => Promise<void>) | undefined;
  /**
   * Plans a subscription, which `load`'s executor is never given. Left out by an engine that has none.
   *
   * @returns an answer where there is nothing to follow: a variable that does not fit its type
   */
  readonly prepareSubscription?: (
    request: GatewayGraphQLRequestContext,
  ) => Promise<PreparedSubscription | GatewayExecutionResult>;
}

/** @param pause - awaited between the steps of loading and warming */
export type CreateEngine = (supergraph: Supergraph, transport: Transport, log: Logger, pause: Pause) => Engine;

/** Apollo's gateway, with all that it brings, is loaded where it is run: elsewhere each full garbage collection would mark it. */
const ENGINES: Readonly<Record<Settings['engine'], () => Promise<CreateEngine>>> = {
  fast: async () => createFastEngine('rust'),
  apollo: async () => (await import('./apollo.ts')).createApolloEngine,
};

/** What makes the engine that `HUB_ENGINE` names. */
export function loadEngine(name: Settings['engine']): Promise<CreateEngine> {
  return ENGINES[name]();
}
