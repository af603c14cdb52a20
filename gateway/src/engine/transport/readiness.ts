import { randomUUID } from 'node:crypto';
import { ANYONE } from '@hub/kernel/process';
import type { Supergraph } from '../supergraph/load.ts';
import type { Transport } from './transport.ts';

/** The graph that is served just now. */
export interface Served {
  readonly supergraph: Pick<Supergraph, 'subgraphs'>;
  readonly transport: Transport;
}

/**
 * Whether every subgraph answers, asked anew each time but never twice at once: anyone may ask, and each question is a call
 * to every subgraph.
 *
 * @returns a function that resolves when all answered, and rejects with the names of those that did not.
 */
export function createReadiness(served: () => Served): () => Promise<void> {
  let asking: Promise<void> | undefined;
  return () => {
    asking ??= ask(served()).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function ask({ supergraph: { subgraphs }, transport }: Served): Promise<void> {
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
