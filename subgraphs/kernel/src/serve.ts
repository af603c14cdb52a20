import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { StartError } from './env.ts';
import { createErrorFormat, errorsByPlace } from './errors.ts';
import type { Lane } from './lane.ts';
import type { Logger } from './log.ts';

/** What a process serves: one GraphQL endpoint at `/graphql`, its health, and what must be closed when it ends. */
export interface Service<Context extends BaseContext> {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  /** Apollo's own options: a schema for a subgraph, a gateway for the gateway. */
  readonly apollo: ApolloServerOptions<Context>;
  readonly context: (request: express.Request, response: express.Response) => Promise<Context>;
  /** Resolves when the service can answer; a rejection's message is what `/health/ready` says. */
  readonly ready: () => Promise<void>;
  /** What sees every request before Express does. */
  readonly lane?: (apollo: ApolloServer<Context>) => Lane;
  /** Run before an operation, when its body has been read; `response.locals.body` holds it as it came. */
  readonly guard?: express.RequestHandler | express.RequestHandler[];
  /** Answers what is asked for as a stream of events; told when streams are to end, and passes on everything else. */
  readonly streams?: (apollo: ApolloServer<Context>, ending: AbortSignal) => express.RequestHandler;
  /** Largest request body, as express's body parser writes sizes. */
  readonly bodyLimit: string;
  /** Routes beside `/graphql`: pages, widgets. */
  readonly routes?: (app: express.Express) => void;
  /**
   * How long a stopping service goes on answering before it closes, milliseconds; 0 where left out. Each answer in that time
   * asks its caller to close the connection: a kept-alive one that is simply closed loses what its caller has just sent on it.
   */
  readonly drainDelay?: number;
  /** How long a caller may take to send, milliseconds; `TIMEOUTS` where left out. */
  readonly timeouts?: Timeouts;
  /** Run in this order when the service ends, after the last request was answered. */
  readonly releasers: (() => Promise<void>)[];
}

export interface Serving {
  /** With the port that was really taken. */
  readonly url: string;
  /** Drains and releases; calling it twice is calling it once. */
  readonly stop: () => Promise<void>;
}

/** Whoever sends slower is answered 408 and cut off: a byte a minute would hold a connection for ever. */
export interface Timeouts {
  /** From the connection, or a later request's first byte, to the end of the headers. */
  readonly headers: number;
  /** To the end of the body. */
  readonly request: number;
}

const TIMEOUTS: Timeouts = { headers: 10_000, request: 30_000 };

/** What one caller, or everybody together, may make a server hold. */
const HELD = {
  /** Address line and headers, bytes; Node answers more with 431. */
  head: 16_384,
  connections: 10_000,
  /** How long a kept-alive connection may say nothing, milliseconds; a client that keeps it asks within that. */
  silence: 5_000,
};

/** Requests still running this long after a stop was asked for are cut off, milliseconds. */
const DRAIN_LIMIT = 10_000;

/**
 * Starts a service and returns once it listens.
 *
 * @throws StartError where the port is taken or may not be used.
 */
export async function serve<Context extends BaseContext>(service: Service<Context>): Promise<Serving> {
  const { log } = service;
  const app = express().disable('x-powered-by').disable('etag');
  let lane: Lane | undefined;
  let draining = false;
  const listener: RequestListener = (request, response) => {
    // A service that stops has each answer say so, which is the app's to do.
    if (lane && !draining) lane(request, response, () => app(request, response));
    else app(request, response);
  };
  const http = createHttpServer(listener, service.timeouts ?? TIMEOUTS);
  let held: Promise<void> | undefined;
  const ending = new AbortController();

  const apollo = new ApolloServer<Context>({
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormat(log),
    ...service.apollo,
    stopOnTerminationSignals: false,
    logger: { debug: quiet, info: quiet, warn: (text) => log.warn(text), error: (text) => log.error(text) },
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_LIMIT }),
      ...(service.routes ? [] : [ApolloServerPluginLandingPageDisabled()]),
      ...(service.apollo.plugins ?? []),
      errorsByPlace,
    ],
  });
  await apollo.start();
  lane = service.lane?.(apollo);

  app.use((_request, response, next) => {
    if (draining) response.setHeader('Connection', 'close');
    if (held) void held.then(() => next());
    else next();
  });
  service.routes?.(app);
  app.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
  app.get('/health/ready', (_request, response, next) => {
    const answer = (status: number, body: object) => response.status(status).json(body);
    if (draining) return void answer(503, { status: 'draining' });
    service
      .ready()
      .then(
        () => answer(200, { status: 'ready' }),
        (error: Error) => answer(503, { status: 'not ready', reason: error.message }),
      )
      .catch(next);
  });
  app.use(
    '/graphql',
    express.json({ limit: service.bodyLimit, verify: keepBody }),
    ...[service.guard ?? []].flat(),
    ...(service.streams ? [service.streams(apollo, ending.signal)] : []),
    expressMiddleware(apollo, {
      context: ({ req, res }) => service.context(req, res),
    }),
  );
  app.use(refuseElsewhere);
  app.use(refuseBody);

  await listen(http, service);
  const { port } = http.address() as AddressInfo;
  const url = `http://${service.host.includes(':') ? `[${service.host}]` : service.host}:${port}/graphql`;
  log.info({ url }, `${service.name} listens`);

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    draining = true;
    ending.abort();
    if (service.drainDelay) {
      await setTimeout(service.drainDelay);
      held = stopListening(http);
      await held;
      await setTimeout(LATE);
    }
    await apollo.stop();
    for (const release of service.releasers) await release();
    log.info(`${service.name} stopped`);
  };
  return { url, stop: () => (stopping ??= stop()) };
}

function createHttpServer(listener: RequestListener, { headers, request }: Timeouts): Server {
  const options = {
    maxHeaderSize: HELD.head,
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: HELD.silence,
    // Slow callers are looked for this often, so that a timeout is at most a fifth late.
    connectionsCheckingInterval: headers / 5,
  };
  const http = createServer(options, listener);
  http.maxConnections = HELD.connections;
  http.maxHeadersCount = 0; // Node would drop what is above its count without a word, and a key with it
  return http;
}

function keepBody(_request: unknown, response: object, body: Buffer): void {
  (response as express.Response).locals['body'] = body;
}

/** A signal often comes twice, from the terminal and from npm: within this it is one wish, milliseconds. */
const ONE_WISH = 1_000;

/** SIGTERM and SIGINT drain and end with 0; a later one ends at once. */
export function stopOnSignals(serving: Serving, log: Logger): void {
  let asked: number | undefined;
  const end = (signal: string) => {
    if (asked !== undefined) {
      if (performance.now() - asked >= ONE_WISH) process.exit(1);
      return;
    }
    asked = performance.now();
    serving.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ signal, reason: String(error) }, 'stopped uncleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);
}

/** Runs a process's main: a StartError ends it with its one line on standard error and exit code 1. */
export async function main(start: () => Promise<void>): Promise<void> {
  // Started by a supervisor, the process ends with it, however the supervisor ends.
  if (process.send) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  try {
    await start();
  } catch (error) {
    const known = error instanceof StartError;
    process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
}

/** The port closes after so many turns of the event loop, this far apart at least, milliseconds: 250 ms, more where it lags. */
const TURNS = 5;
const TURN = 50;

/** A connection accepted just before the end sends its request within this, milliseconds; closing it unasked would lose that. */
const LATE = 100;

/**
 * Takes no new connection from here on. The system resets those that wait at the port when it closes, so requests are held
 * for a moment before: whoever is answered connects anew, and under load there would always be somebody waiting.
 */
async function stopListening(http: Server): Promise<void> {
  // Counted in turns, not by the clock: a loop that lags lets any time pass without having accepted anybody.
  for (let turn = 0; turn < TURNS; turn += 1) {
    await setTimeout(TURN);
    await setImmediate(); // what has come in this turn is accepted first
  }
  NetServer.prototype.close.call(http); // http's own close would also end the connections that have not asked yet
}

function listen(http: Server, { host, port, name }: { host: string; port: number; name: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is taken: stop what listens there, or set another port' : `cannot be used (${error.code})`;
      reject(new StartError(`${name}: port ${port} on ${host} ${why}`));
    });
    http.listen(port, host, () => resolve());
  });
}

/** A body that cannot be read is answered as GraphQL errors are: the code, the bound, and nothing of the body. */
const refuseBody: express.ErrorRequestHandler = (
  error: { status?: number; type?: string; limit?: number; length?: number },
  _request,
  response,
  next,
) => {
  if (response.headersSent) return void next(error);
  const tooLarge = error.type === 'entity.too.large';
  const message = tooLarge
    ? `The request body is ${error.length ?? 'more than the bound of'} bytes; it may be ${error.limit}`
    : 'The request body cannot be read as JSON';
  const status = error.status ?? 400;
  refuse(response, status, status < 500 ? message : 'Something went wrong in the hub');
};

const refuseElsewhere: express.RequestHandler = (_request, response) => refuse(response, 404, 'Nothing is served here');

function refuse(response: express.Response, status: number, message: string): void {
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

const quiet = () => undefined;
