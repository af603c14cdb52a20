import { parse } from 'graphql';
import { type GeneratedFile, subgraphFile } from './files.ts';
import { printStably } from './print.ts';
import type { SubgraphSdl } from './subgraph-sdl.ts';

/** The committed file of each subgraph, printed from the SDL its code emits. */
export function emit(subgraphs: readonly SubgraphSdl[]): GeneratedFile[] {
  return subgraphs.map(({ name, sdl }) => ({ path: subgraphFile(name), text: printStably(parse(sdl)) }));
}
