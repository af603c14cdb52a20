import type { GatewayExecutionResult, GatewayGraphQLRequestContext as Request } from '@apollo/server-gateway-interface';
import { HubError } from '@hub/kernel/process';
import type { GatewayContext } from '../context.ts';
import type { Engine } from '../engine/engine.ts';

/** Why an operation cannot be answered in the way it was asked for; undefined where it can. */
export function misplaced({ operation, context }: Request): GatewayExecutionResult | undefined {
  const { events } = context as GatewayContext;
  if (operation.operation === 'subscription' && events === null)
    return refuse('A subscription is answered with events: ask with the header accept: text/event-stream');
  if (operation.operation === 'mutation' && events !== null)
    return refuse('A mutation is answered once: ask without accept: text/event-stream');
  return undefined;
}

/**
 * Has a subscription planned. What comes of it is told to the caller by the stream that it asked for.
 *
 * @param finish - makes what the engine answers the answer to what was asked
 */
export async function begin(
  engine: Engine,
  request: Request,
  finish: (result: GatewayExecutionResult) => GatewayExecutionResult,
): Promise<GatewayExecutionResult> {
  const { events } = request.context as GatewayContext;
  if (engine.prepareSubscription === undefined || events === null)
    return refuse('This hub runs an engine without subscriptions (HUB_ENGINE=apollo)');
  const prepared = await engine.prepareSubscription(request);
  if (!('primary' in prepared)) return finish(prepared);
  const { primary, complete } = prepared;
  events.prepared = { primary, complete: async (event, context) => finish(await complete(event, context)) };
  return { data: null };
}

function refuse(message: string): GatewayExecutionResult {
  const error = new HubError('BAD_USER_INPUT', message);
  Object.assign(error.extensions, { http: { status: 400 } });
  return { errors: [error] };
}
