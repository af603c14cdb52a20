/** One subgraph as the composers take it: its name, the address the supergraph gives for it, and its SDL. */
export interface SubgraphSdl {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}
