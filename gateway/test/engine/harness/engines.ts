import { createApolloEngine } from '../../../src/engine/apollo.ts';
import type { CreateEngine } from '../../../src/engine/engine.ts';
import { createFastEngine } from '../../../src/engine/fast.ts';

/** The hub's engine by the planner that it has, and Apollo's own. */
export type EngineName = 'rust' | 'apollo' | 'apollo gateway';

/** What every case is put to. */
export const ENGINES: readonly { readonly name: EngineName; readonly create: CreateEngine }[] = [
  { name: 'rust', create: createFastEngine('rust') },
  { name: 'apollo', create: createFastEngine('apollo') },
  { name: 'apollo gateway', create: createApolloEngine },
];
