import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@hub/kernel/process';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { lostPaths } from './lost.ts';
import { received } from './received.ts';
import type { SentError } from './transport/answer.ts';
import { Unavailable } from './transport/errors.ts';
import type { Transport } from './transport/transport.ts';

/** One subgraph, as Apollo's engine asks it. */
export function createSource(service: string, transport: Transport, log: Logger): GraphQLDataSource<GatewayContext> {
  return {
    async process({ request, context }) {
      const { query = '', variables, operationName } = request;
      const asking = context as GatewayContext;
      const { requestId, gone, line, identified } = asking;
      // What nobody waits for is cut off, lest abandoned reads crowd out others; a write, once sent, is never half sent.
      const cutOff = line.kind === 'query' ? gone : undefined;
      try {
        const sender = { requestId, caller: identified.caller };
        const body = JSON.stringify({ query, variables, operationName });
        const { data, errors, lifetime } = await transport.send(service, body, sender, cutOff);
        checkEntities(service, variables?.['representations'], data?.['_entities']);
        asking.lifetime = Math.min(asking.lifetime, lifetime);
        return { data: data ?? null, ...(errors && { errors: errors.map((sent) => told(service, sent)) }) };
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        if (!gone.aborted) log.warn({ requestId, subgraph: service, reason: error.reason }, 'subgraph unavailable');
        const lost = lostPaths(query, variables);
        return { data: null, errors: lost.map((path) => asSent('SERVICE_UNAVAILABLE', error.message, path)) };
      }
    },
  };
}

/**
 * Apollo's engine gives up the whole answer where the numbers differ.
 *
 * @throws Unavailable where there is another number of entities than was asked for: nobody knows whose is whose
 */
function checkEntities(service: string, asked: unknown, answered: unknown): void {
  if (!Array.isArray(asked) || answered === null || answered === undefined) return;
  if (Array.isArray(answered) && answered.length === asked.length) return;
  const length = Array.isArray(answered) ? answered.length : 'no list of';
  throw new Unavailable(service, `asked for ${asked.length} entities, and answered ${length}`);
}

function told(service: string, sent: SentError): GraphQLFormattedError {
  const { code, message, extensions } = received(service, sent);
  return asSent(code, message, sent.path, extensions);
}

function asSent(code: string, message: string, path?: readonly (string | number)[], extensions = {}): GraphQLFormattedError {
  return { message, ...(path && { path }), extensions: { ...extensions, code } };
}
