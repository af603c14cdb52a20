import { createApolloEngine } from '../../../src/engine/apollo.ts';
import type { CreateEngine } from '../../../src/engine/engine.ts';

export type EngineName = 'rust' | 'apollo' | 'apollo gateway';

/** What every case is put to. */
export const ENGINES: readonly { readonly name: EngineName; readonly create: CreateEngine }[] = [
  { name: 'apollo gateway', create: createApolloEngine },
];
