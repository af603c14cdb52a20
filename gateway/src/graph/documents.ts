import { createHash } from 'node:crypto';
import type { Logger } from '@hub/kernel/process';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { TakenDocument } from '../engine/engine.ts';
import type { Pause } from '../pause.ts';

/**
 * Parses documents and validates them against a graph, before anybody asks them.
 *
 * @param pause - awaited between them
 * @returns those that the graph takes, by their texts. Some are clients' own, and none of them may keep a graph from being served
 */
export async function takeDocuments(
  texts: Iterable<string>,
  schema: GraphQLSchema,
  log: Logger,
  pause: Pause,
): Promise<ReadonlyMap<string, TakenDocument>> {
  const taken = new Map<string, TakenDocument>();
  for (const text of texts) {
    await pause();
    try {
      const document = parse(text);
      // As Apollo Server makes the hash of what it is sent.
      const queryHash = createHash('sha256').update(text).digest('hex');
      if (validate(schema, document).length === 0) taken.set(text, { document, queryHash });
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'a document is not planned beforehand');
    }
  }
  return taken;
}
