import type { Caller, Signer } from '@hub/kernel/process';
import type { Subgraph } from '../supergraph/subgraphs.ts';
import type { SubgraphAnswer } from './answer.ts';
import { Call } from './call.ts';
import { Unavailable } from './errors.ts';
import { Lines } from './lines.ts';
import { Watch } from './watch.ts';

/** The JSON text of a GraphQL request: `query`, and `variables` and `operationName` where there are any. */
export type SubgraphRequest = string;

/** Whether nobody waits for an answer any more. An `AbortSignal` is one; a plain object is much cheaper for each request to have. */
export interface CutOff {
  readonly aborted: boolean;
}

/** Whose request a call is part of. */
export interface Sender {
  readonly requestId: string;
  readonly caller: Caller;
  /** When the whole request is to have its answer, on `performance.now()`'s clock; each call's own deadline where left out. */
  readonly until?: number;
}

/** How the gateway speaks to the subgraphs. */
export interface Transport {
  /** Milliseconds that one call may take. */
  readonly deadline: number;
  /**
   * Sends one operation and waits for its answer.
   *
   * @param request - is sent as it is
   * @param sender - for whom, as the subgraph is told by a token signed for this request, where tokens are signed
   * @param cutOff - ends the call before its deadline
   * @throws Unavailable where none comes: refused, cut off, past the deadline, a status of 500 or more, no GraphQL.
   */
  send(service: string, request: SubgraphRequest, sender: Sender, cutOff?: CutOff): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

/**
 * Kept-alive connections to each subgraph, on a line of its own, so that one owner's slowness is no other's.
 *
 * No call is sent twice: the gateway cannot know whether a mutation that got no answer had its effect.
 *
 * @param deadline - milliseconds from the call to the answer's last byte, waiting for a connection included
 * @param signer - signs a token for each call; undefined where the subgraphs are not told who asks
 * @param shared - the lines of other graphs' transports, where there are any
 */
export function createTransport(
  subgraphs: readonly Subgraph[],
  deadline: number,
  signer: Signer | undefined,
  shared = new Lines(),
): Transport {
  const lines = new Map(subgraphs.map(({ name, url }) => [name, shared.use(url, deadline)]));
  const watch = new Watch();
  return {
    deadline,
    send: (service, request, { requestId, caller, until }, cutOff) => {
      const line = lines.get(service);
      if (line === undefined) return Promise.reject(new Unavailable(service, 'no such subgraph'));
      const now = performance.now();
      const patience = until === undefined ? deadline : Math.max(0, Math.min(deadline, Math.ceil(until - now)));
      const call = new Call(service, patience, now + patience, cutOff, watch);
      call.look(now);
      if (call.ended) return call.answer;
      if (signer === undefined) line.send({ call, body: request, requestId, token: undefined });
      else
        signer.sign(caller, service, requestId, request).then(
          (token) => call.ended || line.send({ call, body: request, requestId, token }),
          (error: NodeJS.ErrnoException) => call.fail(error.code ?? error.name),
        );
      return call.answer;
    },
    close: async () => {
      await Promise.all(subgraphs.map(({ url }) => shared.leave(url)));
    },
  };
}
