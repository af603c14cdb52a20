import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@hub/kernel/process';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { SentError } from '../transport/answer.ts';
import { Unavailable } from '../transport/errors.ts';
import type { Transport } from '../transport/transport.ts';
import { lostPaths } from './lost.ts';

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
        asking.lifetime = Math.min(asking.lifetime, lifetime);
        return { data: data ?? null, ...(errors && { errors: errors.map((sent) => received(service, sent)) }) };
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        if (!gone.aborted) log.warn({ requestId, subgraph: service, reason: error.reason }, 'subgraph unavailable');
        const told = (path: (string | number)[] | undefined) => asSent('SERVICE_UNAVAILABLE', error.message, path);
        return { data: null, errors: lostPaths(query, variables).map(told) };
      }
    },
  };
}

/** Set by a subgraph's server for its own answer's status and headers, or for a developer's eyes; not the gateway's to repeat. */
const NOT_OURS = ['http', 'stacktrace', 'exception'];

/**
 * An error that a subgraph sent, with its code, as the gateway gives it on.
 *
 * The threat: an error nobody coded was nobody's text for a client either (a driver's, with an address or a row in it).
 */
function received(service: string, { message, path, extensions = {} }: SentError): GraphQLFormattedError {
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
  if (code === 'INTERNAL_SERVER_ERROR' || typeof message !== 'string') {
    return asSent(code, `Something went wrong in the ${service} service`, path);
  }
  return asSent(code, message, path, Object.fromEntries(Object.entries(extensions).filter(([name]) => !NOT_OURS.includes(name))));
}

function asSent(code: string, message: string, path?: readonly (string | number)[], extensions = {}): GraphQLFormattedError {
  return { message, ...(path && { path }), extensions: { ...extensions, code } };
}
