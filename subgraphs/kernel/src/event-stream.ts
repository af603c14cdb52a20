import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { print } from 'graphql-sse';

/** One event of a subscription. */
export interface StreamEvent {
  /** What a client sends as `Last-Event-ID` to go on after it. */
  readonly id?: string | undefined;
  /** A GraphQL answer; left out where there is only a place to go on from. */
  readonly result?: object;
}

/** A comment: it keeps the connection, and every proxy on its way, from counting as idle. */
const HEARTBEAT = ':\n\n';

/**
 * Answers with events, in graphql-sse's distinct connections mode. Its own handler queues what a slow reader does not take,
 * has no ids, and one heartbeat; so of it this takes the form of the messages alone.
 *
 * The next event is asked for once the reader has taken the one before: what waits, waits at its source.
 *
 * @param heartbeat - milliseconds between two signs of life
 * @param ending - cuts off a reader that does not take what it was sent
 */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterable<StreamEvent>,
  heartbeat: number,
  ending: AbortSignal,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform', // packed by nobody on the way: an event would wait for the packet to be full
    'X-Accel-Buffering': 'no',
  });
  response.write(HEARTBEAT); // some browsers tell of no answer before its first byte
  const beat = setInterval(() => response.writableNeedDrain || response.write(HEARTBEAT), heartbeat);
  try {
    for await (const { id, result } of events) {
      const message = result === undefined ? '\n' : print({ event: 'next', data: result });
      const taken = response.write(id === undefined ? message : `id: ${id}\n${message}`);
      if (!taken) await once(response, 'drain', { signal: ending });
    }
    response.end(print({ event: 'complete', data: null }));
  } catch {
    response.destroy();
  } finally {
    clearInterval(beat);
  }
}
