import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../../context.ts';

/** An operation's name is its sender's text; a line stays a line. */
const NAME_LIMIT = 100;

/** Tells a request's log line what was asked and which codes the answer carries: names and hashes, never values. */
export function createLogPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async ({ contextValue: { line } }) => ({
      didResolveOperation: async ({ operation }) => {
        line.operation = operation?.name?.value.slice(0, NAME_LIMIT) ?? null;
        line.kind = operation?.operation ?? null;
      },
      willSendResponse: async ({ queryHash, response: { body } }) => {
        line.queryHash = queryHash?.slice(0, 16) ?? null;
        const errors = (body.kind === 'single' ? body.singleResult.errors : body.initialResult.errors) ?? [];
        line.codes = [...new Set(errors.map((error) => String(error.extensions?.['code'])))];
      },
    }),
  };
}
