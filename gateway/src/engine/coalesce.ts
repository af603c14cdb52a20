import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { ANYONE } from '@hub/kernel/process';
import type { GatewayContext } from '../context.ts';

/** What an answer was, and for how long its parts stand. */
interface Shared {
  readonly result: GatewayExecutionResult;
  readonly lifetime: number;
}

/**
 * Answers a read that is asked while the same one is under way with what comes of that one.
 *
 * Only of anyone's reads: an answer hangs on who asks, and each partner's read is its own in the subgraphs' audit logs. The key
 * is all else that an answer hangs on: the document, which operation of it, and the variables.
 */
export function coalesce(execute: GatewayExecutor): GatewayExecutor {
  const underWay = new Map<string, Promise<Shared>>();
  return async (request) => {
    const context = request.context as GatewayContext;
    const { operation, queryHash } = request;
    if (context.identified.caller !== ANYONE || operation?.operation !== 'query') return execute(request);
    const key = `${queryHash} ${operation.name?.value ?? ''} ${JSON.stringify(request.request.variables ?? {})}`;
    let shared = underWay.get(key);
    if (shared === undefined) {
      // Cut off by nobody: whoever asked first may go, and others wait for it.
      const own = { ...context, gone: NEVER };
      shared = execute({ ...request, context: own })
        .then((result) => ({ result, lifetime: own.lifetime }))
        .finally(() => underWay.delete(key));
      underWay.set(key, shared);
    }
    const { result, lifetime } = await shared;
    context.lifetime = Math.min(context.lifetime, lifetime);
    return result;
  };
}

const NEVER = { aborted: false };
