import type { RequestHandler } from 'express';
import { createSourceEventStream, type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Change, Following } from './changes.ts';
import type { Context } from './context.ts';
import { createErrorFormat } from './errors.ts';
import { type StreamEvent, sendEvents } from './event-stream.ts';
import type { Logger } from './log.ts';
import type { Verified } from './token.ts';

/** The gateway counts a subgraph that says nothing for several of these as gone. */
const HEARTBEAT = 12_000;

/** Gives a request's context; anew for each event, so that nothing read for one is told by the next. */
export type OpenContext = (verified: Verified, stream: Omit<Following, 'rows'>) => Context;

/**
 * Answers operations that are asked for as `text/event-stream`; the rest is Apollo Server's.
 *
 * @param ending - ends every stream: the process is about to stop
 */
export function answerSubscriptions(schema: GraphQLSchema, log: Logger, open: OpenContext, ending: AbortSignal): RequestHandler {
  const format = createErrorFormat(log);
  return async (request, response, next) => {
    if (request.headers.accept !== 'text/event-stream') return next();
    const left = new AbortController();
    response.once('close', () => left.abort());
    const gone = AbortSignal.any([left.signal, ending]);
    const after = request.get('last-event-id');
    const events = tellEvents(schema, request.body, () => open(response.locals['verified'], { after, gone }), format);
    await sendEvents(response, events, HEARTBEAT, gone);
  };
}

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/**
 * Tells what one operation follows, each event read with a context of its own.
 *
 * @param open - gives the context
 * @param format - what leaves the process of an error
 */
export async function* tellEvents(
  schema: GraphQLSchema,
  { query, variables, operationName }: Asked,
  open: () => Context,
  format: ReturnType<typeof createErrorFormat>,
): AsyncGenerator<StreamEvent> {
  const refuse = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error));
  try {
    const asked = { schema, document: read(schema, query), variableValues: variables, operationName };
    const source = await createSourceEventStream({ ...asked, contextValue: open() });
    if (!(Symbol.asyncIterator in source)) return yield { result: { errors: refuse(source.errors ?? []) } };
    for await (const { id, row } of source as AsyncIterable<Change<object>>) {
      if (row === null) {
        yield { id };
        continue;
      }
      const context = open();
      const { data, errors } = await execute({ ...asked, rootValue: row, contextValue: context });
      await context.audit.flush(); // no read goes unrecorded
      yield { id, result: { data, ...(errors && { errors: refuse(errors) }) } };
    }
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error; // broken off: its reader is to know that more may have come
    const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    yield { result: { errors: refuse([located]) } };
  }
}

function read(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parse(query);
  const [invalid] = validate(schema, document);
  if (invalid) throw new GraphQLError(invalid.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  return document;
}
