import { type Dispatcher, Pool } from 'undici';
import type { Call } from './call.ts';

/** A subgraph's connections. */
export interface Line {
  /** Sends a call's request, and hands the call what comes of it. */
  send(call: Call, body: string, requestId: string, token: string | undefined): void;
  close(): Promise<void>;
}

/** Connections to one subgraph. More wait their turn, within the deadline: a slow owner must not eat the gateway's sockets. */
const CONNECTIONS = 128;

/** @param patience - milliseconds to wait for a connection */
export function createLine(url: URL, patience: number): Line {
  const pool = new Pool(url.origin, {
    connections: CONNECTIONS,
    connect: { timeout: patience },
    headersTimeout: 0, // a call's one deadline covers the whole of it
    bodyTimeout: 0,
  });
  const path = `${url.pathname}${url.search}`;
  return {
    send: (call, body, requestId, token) => {
      const headers = ['content-type', 'application/json', 'accept', 'application/json', 'x-request-id', requestId];
      if (token !== undefined) headers.push('authorization', `Bearer ${token}`);
      pool.dispatch({ path, method: 'POST', headers, body }, new Exchange(call));
    },
    close: () => pool.close(),
  };
}

/** A call, as undici wants it. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It has waited for its connection in vain: nothing of it is sent.
    if (this.#call.ended) controller.abort(new Error('ended'));
    else this.#call.leave = () => controller.abort(new Error('ended'));
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return; // what is to come is another answer
    this.#call.begin({ status, contentType: words(headers['content-type']), cacheControl: words(headers['cache-control']) });
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#call.take(chunk);
  }

  onResponseEnd(): void {
    this.#call.complete();
  }

  onResponseError(_controller: unknown, error: NodeJS.ErrnoException): void {
    this.#call.fail(error.code ?? error.name);
  }
}

function words(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
