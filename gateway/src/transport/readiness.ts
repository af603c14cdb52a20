import { randomUUID } from 'node:crypto';
import { ANYONE } from '@hub/kernel/process';
import type { Subgraph } from '../supergraph/subgraphs.ts';
import type { Transport } from './transport.ts';

/**
 * Whether every subgraph answers, asked anew each time but never twice at once: anyone may ask, and each question is a call
 * to every subgraph.
 *
 * @returns a function that resolves when all answered, and rejects with the names of those that did not.
 */
export function createReadiness(subgraphs: readonly Subgraph[], transport: Transport): () => Promise<void> {
  let asking: Promise<void> | undefined;
  return () => {
    asking ??= ask(subgraphs, transport).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function ask(subgraphs: readonly Subgraph[], transport: Transport): Promise<void> {
  const sender = { requestId: randomUUID(), caller: ANYONE };
  const answers = await Promise.all(
    subgraphs.map(({ name }) =>
      transport.send(name, '{"query":"{ __typename }"}', sender).then(
        ({ errors }) => errors === undefined,
        () => false,
      ),
    ),
  );
  const silent = subgraphs.filter((_subgraph, index) => !answers[index]).map(({ name }) => name);
  if (silent.length > 0) throw new Error(`No answer from ${silent.join(', ')}`);
}
