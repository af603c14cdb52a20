import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';

/** A query that Apollo Server has taken before: parsed, validated and found among its document's operations. */
export interface WarmQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly queryHash: string;
}

/** Queries as they are known by their text. */
export interface WarmQueries {
  find(text: string, operationName: string | undefined): WarmQuery | undefined;
  /** The texts that were asked last, a hundred at most, for a graph that is to take the place of this one. */
  recent(): string[];
  /** Learns them as they are answered, and forgets them with their graph. */
  readonly plugin: ApolloServerPlugin<GatewayContext>;
}

/** Characters of text that are kept, of all queries together. One that has not been asked for longest gives way. */
const KEPT = 4_000_000;

const RECENT = 100;

export function createWarmQueries(): WarmQueries {
  const known = new LRUCache<string, WarmQuery & { readonly text: string }>({
    maxSize: KEPT,
    sizeCalculation: (_query, key) => key.length,
  });
  const keyOf = (text: string, operationName: string | undefined) => `${operationName ?? ''} ${text}`;
  return {
    find: (text, operationName) => known.get(keyOf(text, operationName)),
    recent: () => [...new Set([...known.values()].slice(0, RECENT).map(({ text }) => text))],
    plugin: {
      serverWillStart: async () => ({ schemaDidLoadOrUpdate: () => known.clear() }),
      requestDidStart: async ({ schema, request: { query: source, operationName } }) => ({
        executionDidStart: async ({ document, operation, queryHash, contextValue: { events } }) => {
          if (source === undefined || operation?.operation !== 'query' || events !== null) return;
          known.set(keyOf(source, operationName), { text: source, schema, document, operation, queryHash });
        },
      }),
    },
  };
}
