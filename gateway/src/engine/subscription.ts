import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import type { GatewayContext } from '../context.ts';
import type { SubgraphAnswer } from './transport/answer.ts';
import type { SubgraphRequest } from './transport/transport.ts';

/** A subscription as an engine has planned it: where its events come from, and how each of them becomes an answer. */
export interface PreparedSubscription {
  /** What the owner of the events is asked. */
  readonly primary: { readonly service: string; readonly request: SubgraphRequest };
  /**
   * Joins in what the other subgraphs own, and shapes the answer as that of a query.
   *
   * @param event - what the owner sent, with data
   * @param context - the event's own: who asks as it is known now, and when nobody waits for the answer any more
   */
  readonly complete: (event: SubgraphAnswer, context: GatewayContext) => Promise<GatewayExecutionResult>;
}
