import { readFile } from 'node:fs/promises';
import { findAbove } from '../above.ts';
import { OUR_SUPERGRAPH } from '../engine/supergraph/load.ts';

/** A query to begin with, and its variables as the JSON text that a page's editor shows. */
export interface Example {
  readonly query: string;
  readonly variables: string;
}

/**
 * The query the pages open with: the shared picture of Åmål for the hub's own graph, the smallest one for anybody else's.
 *
 * @param supergraph - where the served graph came from
 */
export async function exampleFor(supergraph: string): Promise<Example> {
  if (supergraph !== OUR_SUPERGRAPH) return { query: '{\n  __typename\n}\n', variables: '{}' };
  const query = await readFile(findAbove('schema/operations/shared-picture.graphql'), 'utf8');
  return { query, variables: JSON.stringify({ municipality: '1492' }, null, 2) };
}
