import type { Asking, Result } from '../operation/operation.ts';
import type { PreparedSubscription } from '../subscription.ts';
import type { SubgraphAnswer } from '../transport/answer.ts';
import { Unavailable } from '../transport/errors.ts';

type Primary = PreparedSubscription['primary'];

/** Executes the operation for one request. */
export type Execute = (asking: Asking) => Promise<Result>;

/**
 * What the owner of the events is asked: the first call that the operation makes. It is noted and not sent, and nothing else
 * is asked where there is no data yet.
 *
 * @returns the answer where no call is made
 */
export async function findPrimary(execute: Execute): Promise<Primary | Result> {
  const found: Primary[] = [];
  const ask = async (service: string, request: string): Promise<SubgraphAnswer> => {
    found.push({ service, request });
    throw new Unavailable(service, 'not asked yet');
  };
  const result = await execute({ ask, onUnavailable: () => undefined });
  return found[0] ?? result;
}

/** Executes the operation with an event as the answer to its first call. */
export function completeEvent(execute: Execute, event: SubgraphAnswer, { ask, onUnavailable }: Asking): Promise<Result> {
  let isFirst = true;
  const askOrGive: Asking['ask'] = async (service, request) => {
    if (!isFirst) return ask(service, request);
    isFirst = false;
    return event;
  };
  return execute({ ask: askOrGive, onUnavailable });
}
