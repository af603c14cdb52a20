import type { Caller, Signer } from '@hub/kernel/process';
import { Pool } from 'undici';
import type { Subgraph } from '../supergraph/subgraphs.ts';
import { readAnswer, type SubgraphAnswer } from './answer.ts';
import { Unavailable } from './errors.ts';

/** The JSON text of a GraphQL request: `query`, and `variables` and `operationName` where there are any. */
export type SubgraphRequest = string;

/** Whose request a call is part of. */
export interface Sender {
  readonly requestId: string;
  readonly caller: Caller;
  /** When the whole request is to have its answer, on `performance.now()`'s clock; each call's own deadline where left out. */
  readonly until?: number;
}

/** How the gateway speaks to the subgraphs. */
export interface Transport {
  /**
   * Sends one operation and waits for its answer.
   *
   * @param request - is sent as it is
   * @param sender - for whom, as the subgraph is told by a token signed for this request
   * @param cutOff - ends the call before its deadline
   * @throws Unavailable where none comes: refused, cut off, past the deadline, a status of 500 or more, no GraphQL.
   */
  send(service: string, request: SubgraphRequest, sender: Sender, cutOff?: AbortSignal): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

/** Connections to one subgraph. More wait their turn, within the deadline: a slow owner must not eat the gateway's sockets. */
const CONNECTIONS = 128;

/** A larger answer is refused, bytes: it is held in memory whole, for every request in flight. */
const ANSWER_LIMIT = 32 * 1024 * 1024;

/**
 * Kept-alive connections to each subgraph, on a pool of its own, so that one owner's slowness is no other's.
 *
 * No call is sent twice: the gateway cannot know whether a mutation that got no answer had its effect.
 *
 * @param deadline - milliseconds from the call to the answer's last byte, waiting for a connection included
 */
export function createTransport(subgraphs: readonly Subgraph[], deadline: number, signer: Signer): Transport {
  const lines = new Map(subgraphs.map(({ name, url }) => [name, createLine(name, new URL(url), deadline, signer)]));
  return {
    send: async (service, request, sender, cutOff) => {
      const line = lines.get(service);
      if (line === undefined) throw new Unavailable(service, 'no such subgraph');
      return line.send(request, sender, cutOff);
    },
    close: async () => {
      await Promise.all([...lines.values()].map((line) => line.close()));
    },
  };
}

function createLine(service: string, url: URL, deadline: number, signer: Signer) {
  const pool = new Pool(url.origin, {
    connections: CONNECTIONS,
    connect: { timeout: deadline },
    headersTimeout: 0, // the one deadline below covers the whole call
    bodyTimeout: 0,
    maxResponseSize: ANSWER_LIMIT,
  });
  const path = `${url.pathname}${url.search}`;
  const send = async (
    sent: SubgraphRequest,
    { requestId, caller, until }: Sender,
    cutOff?: AbortSignal,
  ): Promise<SubgraphAnswer> => {
    const ending = new AbortController();
    const end = () => ending.abort();
    const patience = until === undefined ? deadline : Math.max(0, Math.min(deadline, Math.ceil(until - performance.now())));
    const timer = setTimeout(end, patience);
    if (cutOff?.aborted) end();
    cutOff?.addEventListener('abort', end);
    try {
      const token = await signer.sign(caller, service, requestId, sent);
      const { statusCode, headers, body } = await pool.request({
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
          authorization: `Bearer ${token}`,
        },
        body: sent,
        signal: ending.signal,
      });
      const text = await body.text();
      // A token that is not taken is the hub's own fault, not the caller's.
      if (statusCode >= 500 || statusCode === 401) throw new Unavailable(service, `status ${statusCode}`);
      return readAnswer(service, text, headers['cache-control']);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      if (cutOff?.aborted) throw new Unavailable(service, 'the caller has gone');
      if (ending.signal.aborted) throw new Unavailable(service, `no answer within ${patience} ms`);
      throw new Unavailable(service, (error as NodeJS.ErrnoException).code ?? (error as Error).name);
    } finally {
      clearTimeout(timer);
      cutOff?.removeEventListener('abort', end);
    }
  };
  return { send, close: () => pool.close() };
}
