import { definition as business } from '@hub/business';
import { definition as council } from '@hub/council';
import { buildSubgraph } from '@hub/kernel';
import { definition as police } from '@hub/police';
import { definition as promises } from '@hub/promises';
import type { SubgraphSdl } from './subgraph-sdl.ts';

/** The subgraphs of the graph, in the order of their ports. A new subgraph is one line here. */
const SUBGRAPHS = [promises, council, business, police];

/** Every subgraph's SDL as its code says it now. No database is opened. */
export function sdlFromCode(): Promise<SubgraphSdl[]> {
  return Promise.all(
    SUBGRAPHS.map(async (definition) => ({
      name: definition.name,
      url: `http://localhost:${definition.port}/graphql`,
      sdl: (await buildSubgraph(definition)).sdl,
    })),
  );
}
