import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { ANYONE, type Logger } from '@hub/kernel/process';
import type { RequestHandler, Response } from 'express';
import type { GatewayContext } from '../../context.ts';
import { requestIdFrom } from './request-id.ts';

/**
 * Writes one line for each request, when its answer has left or its caller has gone.
 *
 * It stands before the body is read, so that a body that cannot be read has its line too. Neither headers nor variables are
 * ever given to it.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const context = beginRequest(request, response, log);
    response.locals['gateway'] = context;
    response.setHeader('x-request-id', context.requestId);
    next();
  };
}

/** Where a request keeps its context. Not a `WeakMap`: its entries outlive many small collections, with all that they hold. */
const CONTEXT = Symbol('context');

/** Begins a request's context, once, and has its line written when it is over. */
export function beginRequest(
  request: IncomingMessage & { [CONTEXT]?: GatewayContext },
  response: ServerResponse,
  log: Logger,
): GatewayContext {
  const known = request[CONTEXT];
  if (known) return known;
  const started = performance.now();
  const gone = { aborted: false };
  const context: GatewayContext = {
    requestId: requestIdFrom(request.headers['x-request-id']),
    gone,
    identified: { caller: ANYONE, partner: null },
    identifyAgain: async () => context.identified,
    events: null,
    open: false,
    trusted: false,
    lifetime: Number.POSITIVE_INFINITY,
    refused: new Set(),
    line: { operation: null, kind: null, queryHash: null, warm: false, codes: [] },
  };
  request[CONTEXT] = context;
  response.once('close', () => {
    gone.aborted = !response.writableFinished;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const status = response.writableFinished ? response.statusCode : 'cut off';
    const { partner, level } = context.identified.caller;
    log.info({ requestId: context.requestId, partner, level, ...context.line, status, ms }, 'request');
  });
  return context;
}

/** The context that `logRequests` gave this request. */
export function contextOf(response: Response): GatewayContext {
  return response.locals['gateway'] as GatewayContext;
}
