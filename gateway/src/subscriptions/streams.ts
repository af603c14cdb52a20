import type { ApolloServer } from '@apollo/server';
import { createErrorFormat, type Logger, type StreamEvent, sendEvents } from '@hub/kernel/process';
import type { Request, RequestHandler, Response } from 'express';
import type { GatewayContext } from '../context.ts';
import type { Sources } from '../engine/transport/sources.ts';
import { contextOf } from '../plugins/log/lines.ts';
import { follow } from './follow.ts';
import { createPlaces } from './places.ts';
import { createCheck, watch } from './watch.ts';

/** What is set of the gateway's streams. */
export interface StreamSettings {
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number;
  /** How many streams one caller may have open. */
  readonly streams: number;
}

const TYPES = ['application/json', 'application/graphql-response+json', 'multipart/mixed', 'text/event-stream'];

/**
 * Answers what is asked for as `text/event-stream`, in graphql-sse's distinct connections mode, over GET and POST.
 *
 * The document passes through Apollo Server as any other does, so that its plugins bound it, name it and note what was
 * refused; where it is a subscription, `begin` has left it planned in the request's context.
 */
export function answerStreams(
  apollo: ApolloServer<GatewayContext>,
  sources: () => Sources,
  { heartbeat, streams }: StreamSettings,
  log: Logger,
  draining: AbortSignal,
): RequestHandler {
  const places = createPlaces(streams);
  const format = createErrorFormat(log.child({}, { level: 'error' }));
  return async (request, response, next) => {
    if (request.accepts(TYPES) !== 'text/event-stream') return next();
    const asked = readRequest(request);
    if (asked === undefined)
      return refuse(response, 400, 'BAD_REQUEST', 'The request holds no query, or variables that are no JSON object');
    const context = contextOf(response);
    const leave = places.take(request, context);
    const message = `${streams} streams of this caller are open, and no more may be: end one first`;
    if (leave === undefined) return refuse(response, 429, 'RATE_LIMITED', message);

    const end = new AbortController();
    response.once('close', () => end.abort());
    const ending = AbortSignal.any([end.signal, draining]);
    const check = createCheck(context);
    const unwatch = watch(check, (reason) => end.abort(reason));
    try {
      context.events = { prepared: undefined };
      const { body } = await apollo.executeOperation(asked, { contextValue: context });
      const { prepared } = context.events;
      const after = request.get('last-event-id');
      const events = prepared
        ? follow({ prepared, context, sources: sources(), after, ending, check, format, log })
        : once(body.kind === 'single' ? body.singleResult : body.initialResult);
      await sendEvents(response, events, heartbeat, ending);
    } finally {
      unwatch();
      leave();
    }
  };
}

async function* once(result: object): AsyncGenerator<StreamEvent> {
  yield { result };
}

type Asked = Parameters<ApolloServer<GatewayContext>['executeOperation']>[0] & { query: string };

/** @returns undefined for what is no GraphQL request */
function readRequest({ method, query: search, body }: Request): Asked | undefined {
  try {
    const given = method === 'GET' ? { ...search, variables: JSON.parse(String(search['variables'] ?? '{}')) } : body;
    const { query, variables = {}, operationName } = given ?? {};
    const named = operationName === undefined || operationName === null || typeof operationName === 'string';
    if (typeof query !== 'string' || typeof variables !== 'object' || !named) return undefined;
    return { query, variables: variables ?? {}, ...(operationName && { operationName }) };
  } catch {
    return undefined;
  }
}

function refuse(response: Response, status: number, code: string, message: string): void {
  contextOf(response).line.codes = [code];
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
