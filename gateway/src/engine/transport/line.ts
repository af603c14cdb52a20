import { Client, type Dispatcher } from 'undici';
import type { Call, Carrier } from './call.ts';

/** Connections to one subgraph. More calls wait their turn, within their deadlines: a slow owner must not eat the gateway's sockets. */
const CONNECTIONS = 128;

/** What is sent with a call. */
export interface Parcel {
  readonly call: Call;
  readonly body: string;
  readonly requestId: string;
  readonly token: string | undefined;
}

/**
 * Kept-alive connections to one subgraph, each with one request at a time: an answer that is not understood, or whose call ends
 * before it, takes its connection with it, so that it is never another call's.
 *
 * The queue is ours and not undici's, which would make a connection for each call that has waited in vain, and end it: a
 * subgraph that could not answer a thousand calls would then be met by a thousand connections.
 */
export class Line implements Carrier {
  readonly #url: URL;
  readonly #patience: number;
  /** Every one that was made, each with one connection. */
  readonly #clients: Client[] = [];
  /** Those without a call; the last to rest is the first to go on, and so the others' connections end in their time. */
  readonly #resting: Client[] = [];
  readonly #path: string;
  readonly #waiting: Parcel[] = [];
  #goingOn = false;
  #closed = false;

  /** @param patience - milliseconds to wait for a connection */
  constructor(url: URL, patience: number) {
    this.#url = url;
    this.#patience = patience;
    this.#path = `${url.pathname}${url.search}`;
  }

  /** Sends a call's request, and hands the call what comes of it. */
  send(parcel: Parcel): void {
    if (this.#closed) {
      parcel.call.fail('closed');
      return;
    }
    const client = this.#free();
    if (client) this.#dispatch(client, parcel);
    else {
      parcel.call.carrier = this;
      this.#waiting.push(parcel);
    }
  }

  drop(call: Call): void {
    // From the end, as their times are looked at.
    const place = this.#waiting.findLastIndex((parcel) => parcel.call === call);
    if (place !== -1) this.#waiting.splice(place, 1);
  }

  /** Takes no more calls, and waits for those that were sent. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#clients.map((client) => client.close()));
  }

  /** A call has ended on it: the next that waits has it, unless its time is over. */
  free(client: Client): void {
    this.#resting.push(client);
    if (this.#goingOn) return; // a call that fails at once frees its client while it is sent
    this.#goingOn = true;
    while (this.#waiting.length > 0 && this.#resting.length > 0) {
      const next = this.#waiting.shift() as Parcel;
      next.call.look(performance.now());
      if (!next.call.ended) this.#dispatch(this.#resting.pop() as Client, next);
    }
    this.#goingOn = false;
  }

  #free(): Client | undefined {
    const resting = this.#resting.pop();
    if (resting !== undefined || this.#clients.length >= CONNECTIONS) return resting;
    const made = new Client(this.#url.origin, {
      connect: { timeout: this.#patience },
      headersTimeout: 0, // a call's one deadline covers the whole of it
      bodyTimeout: 0,
    });
    this.#clients.push(made);
    return made;
  }

  #dispatch(client: Client, { call, body, requestId, token }: Parcel): void {
    const headers = ['content-type', 'application/json', 'accept', 'application/json', 'x-request-id', requestId];
    if (token !== undefined) headers.push('authorization', `Bearer ${token}`);
    const exchange = new Exchange(call, this, client);
    call.carrier = exchange;
    client.dispatch({ path: this.#path, method: 'POST', headers, body }, exchange);
  }
}

/** A call on a connection, as undici wants it. */
class Exchange implements Dispatcher.DispatchHandler, Carrier {
  readonly #call: Call;
  readonly #line: Line;
  readonly #client: Client;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(call: Call, line: Line, client: Client) {
    this.#call = call;
    this.#line = line;
    this.#client = client;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#call.ended) this.drop(); // while its connection was made: nothing of it is sent
  }

  drop(): void {
    this.#controller?.abort(new Error('ended'));
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return; // what is to come is another answer
    const length = headers['content-length'];
    this.#call.begin({
      status,
      length: length === undefined ? undefined : Number(length),
      contentType: words(headers['content-type']),
      cacheControl: words(headers['cache-control']),
    });
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#call.take(chunk);
  }

  onResponseEnd(): void {
    this.#line.free(this.#client);
    this.#call.complete();
  }

  onResponseError(_controller: unknown, error: NodeJS.ErrnoException): void {
    this.#line.free(this.#client);
    this.#call.fail(error.code ?? error.name);
  }
}

function words(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
