import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';
import type { TakenDocument } from '../engine/engine.ts';

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
  /** Learns them as they are answered. When another graph is served, it keeps those that have been prepared for that one. */
  readonly plugin: ApolloServerPlugin<GatewayContext>;
}

/** Characters of text that are kept, of all queries together. One that has not been asked for longest gives way. */
const KEPT = 4_000_000;

const RECENT = 100;

/** @param takenBy - what a graph was prepared for before it was served, by its text */
export function createWarmQueries(takenBy: (schema: GraphQLSchema) => ReadonlyMap<string, TakenDocument>): WarmQueries {
  const known = new LRUCache<string, WarmQuery & { readonly asked: Asked }>({
    maxSize: KEPT,
    sizeCalculation: (_query, key) => key.length,
  });
  const keyOf = ({ text, operationName }: Asked) => `${operationName ?? ''} ${text}`;
  const renewFor = (schema: GraphQLSchema) => {
    const before = [...known.values()].reverse(); // from the one that has not been asked for longest
    const taken = takenBy(schema);
    known.clear();
    for (const { asked } of before) {
      const fit = taken.get(asked.text);
      const operation = fit && getOperationAST(fit.document, asked.operationName);
      if (operation) known.set(keyOf(asked), { ...fit, schema, operation, asked });
    }
  };
  return {
    find: (text, operationName) => known.get(keyOf({ text, operationName })),
    recent: () => [...new Set([...known.values()].slice(0, RECENT).map(({ asked }) => asked.text))],
    plugin: {
      serverWillStart: async () => ({ schemaDidLoadOrUpdate: ({ apiSchema }) => renewFor(apiSchema) }),
      requestDidStart: async ({ schema, request: { query: text, operationName } }) => ({
        executionDidStart: async ({ document, operation, queryHash, contextValue: { events } }) => {
          if (text === undefined || operation?.operation !== 'query' || events !== null) return;
          const asked = { text, operationName };
          known.set(keyOf(asked), { schema, document, operation, queryHash, asked });
        },
      }),
    },
  };
}

interface Asked {
  readonly text: string;
  readonly operationName: string | undefined;
}
