import type { Signer } from '@hub/kernel/process';
import { Agent, request as ask } from 'undici';
import type { Subgraph } from '../supergraph/subgraphs.ts';
import { readAnswer, type SubgraphAnswer } from './answer.ts';
import { Unavailable } from './errors.ts';
import { readEvents } from './event-reader.ts';
import type { Sender, SubgraphRequest } from './transport.ts';

/** What the owner of a subscription sends. */
export interface SourceEvent {
  /** Where to go on from, in the owner's words; empty where it does not say. */
  readonly id: string;
  /** Undefined where it sent a place to go on from and nothing else. */
  readonly answer: SubgraphAnswer | undefined;
}

/** How the gateway is told of events by the subgraphs. */
export interface Sources {
  /**
   * Opens one stream, in graphql-sse's distinct connections mode. It is read as fast as it is iterated, and no faster.
   *
   * @param after - the id of the last event that the caller has
   * @param ending - ends it
   * @throws Unavailable where it cannot be opened, says nothing for too long, or breaks off without having completed
   */
  open(
    service: string,
    request: SubgraphRequest,
    sender: Sender,
    after: string | undefined,
    ending: AbortSignal,
  ): AsyncGenerator<SourceEvent>;
  close(): Promise<void>;
}

/** An owner sends a sign of life every 12 seconds: three that are missing mean that it is gone, milliseconds. */
const SILENCE = 40_000;

/**
 * A connection for each stream, beside those of the calls: a stream holds its own for hours.
 *
 * @param deadline - milliseconds until an owner has begun to answer
 */
export function createSources(subgraphs: readonly Subgraph[], deadline: number, signer: Signer | undefined): Sources {
  const urls = new Map(subgraphs.map(({ name, url }) => [name, url]));
  const agent = new Agent({ connect: { timeout: deadline }, headersTimeout: deadline, bodyTimeout: SILENCE });

  async function* open(...[service, sent, { requestId, caller }, after, ending]: Parameters<Sources['open']>) {
    const token = await signer?.sign(caller, service, requestId, sent);
    const { statusCode, headers, body } = await ask(urls.get(service) ?? '', {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-request-id': requestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(after !== undefined && { 'last-event-id': after }),
      },
      body: sent,
      signal: ending,
    });
    if (statusCode !== 200 || !/^text\/event-stream\b/i.test(String(headers['content-type']))) {
      body.destroy();
      throw new Unavailable(service, `status ${statusCode}, and no event stream`);
    }
    for await (const { event, data, id } of readEvents(body)) {
      if (event === 'complete') return;
      if (event === 'next') yield { id, answer: readAnswer(service, Buffer.from(data)) };
      else if (event === '' && id !== '') yield { id, answer: undefined };
    }
    throw new Unavailable(service, 'the stream broke off');
  }

  return {
    open: async function* (service, ...rest) {
      try {
        yield* open(service, ...rest);
      } catch (error) {
        if (error instanceof Unavailable) throw error;
        throw new Unavailable(service, (error as NodeJS.ErrnoException).code ?? (error as Error).name);
      }
    },
    close: () => agent.destroy(),
  };
}
