import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { GatewayContext, RequestLine } from '../../context.ts';

/** An operation's name is its sender's text; a line stays a line. */
const NAME_LIMIT = 100;

/** Tells a request's log line what was asked and which codes the answer carries: names and hashes, never values. */
export function createLogPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async ({ contextValue: { line } }) => ({
      didResolveOperation: async ({ operation }) => {
        if (operation) tellOperation(line, operation);
      },
      willSendResponse: async ({ queryHash, response: { body } }) => {
        line.queryHash = shortHash(queryHash);
        line.codes = codesOf((body.kind === 'single' ? body.singleResult.errors : body.initialResult.errors) ?? []);
      },
    }),
  };
}

export function tellOperation(line: RequestLine, { name, operation }: OperationDefinitionNode): void {
  line.operation = name?.value.slice(0, NAME_LIMIT) ?? null;
  line.kind = operation;
}

export function shortHash(queryHash: string | undefined): string | null {
  return queryHash?.slice(0, 16) ?? null;
}

export function codesOf(errors: readonly GraphQLFormattedError[]): string[] {
  return [...new Set(errors.map((error) => String(error.extensions?.['code'])))];
}
