import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { type createErrorFormat, HubError, type Logger, type StreamEvent } from '@hub/kernel/process';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { dataOf } from '../engine/json-text.ts';
import { received } from '../engine/received.ts';
import type { PreparedSubscription } from '../engine/subscription.ts';
import type { SentError } from '../engine/transport/answer.ts';
import { SubgraphError, Unavailable } from '../engine/transport/errors.ts';
import type { Sources } from '../engine/transport/sources.ts';

/** What a stream is made of. */
export interface Followed {
  readonly prepared: PreparedSubscription;
  readonly context: GatewayContext;
  readonly sources: Sources;
  /** The last event that the caller has. */
  readonly after: string | undefined;
  /** Ends it; its reason is what the caller is told where that is an error for it, and otherwise the gateway stops. */
  readonly ending: AbortSignal;
  /** Rejects where the caller may not go on, with the error that it is told. */
  readonly check: () => Promise<void>;
  readonly format: ReturnType<typeof createErrorFormat>;
  readonly log: Logger;
}

/**
 * Tells a subscription's events, each with what the other subgraphs own of it. Whatever ends it but its caller is told in a
 * last event, with a code: what may have been missed since is never passed by in silence.
 */
export async function* follow(followed: Followed): AsyncGenerator<StreamEvent> {
  const { prepared, context, sources, after, ending, check } = followed;
  const { service, request } = prepared.primary;
  const { requestId, identified } = context;
  try {
    const source = sources.open(service, request, { requestId, caller: identified.caller }, after, ending);
    for await (const { id, answer } of source) {
      await check();
      const place = id === '' ? {} : { id };
      if (answer === undefined) {
        yield place;
        continue;
      }
      const own = { ...context, gone: ending, refused: new Set<string>(), lifetime: Number.POSITIVE_INFINITY };
      const told = answer.data ? await prepared.complete(answer, own) : refused(service, answer.errors);
      ending.throwIfAborted();
      // Of what its owner does not go on with, a browser forgets the place: it begins anew, having been told.
      yield { ...(answer.data ? place : { id: '' }), result: formatted(told, followed) };
    }
  } catch (error) {
    yield { result: formatted({ errors: [ended(error, followed)] }, followed) };
  }
}

function refused(service: string, errors: readonly SentError[] = []): GatewayExecutionResult {
  const told = errors.map((error) => received(service, error));
  return {
    errors: told.map(({ code, message, extensions }) => new SubgraphError(service, code, message, undefined, extensions)),
  };
}

function ended(error: unknown, { context, ending, log }: Followed): GraphQLError {
  if (ending.aborted) {
    const stops = new HubError('SERVICE_UNAVAILABLE', 'This gateway stops; subscribe again with Last-Event-ID');
    return ending.reason instanceof GraphQLError ? ending.reason : stops;
  }
  if (!(error instanceof Unavailable))
    return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const { service, reason } = error;
  if (!context.gone.aborted) log.warn({ requestId: context.requestId, subgraph: service, reason }, 'subgraph unavailable');
  const told = new HubError('SERVICE_UNAVAILABLE', `${error.message}; subscribe again with Last-Event-ID`);
  Object.assign(told.extensions, { service });
  return told;
}

function formatted({ data, errors = [] }: GatewayExecutionResult, { format, context }: Followed): object {
  const told = errors.map((error) => format(error.toJSON(), error));
  if (told.length > 0) context.line.codes = [...new Set(told.map(({ extensions }) => String(extensions?.['code'])))];
  return { ...(data !== undefined && { data: dataOf(data) }), ...(told.length > 0 && { errors: told }) };
}
