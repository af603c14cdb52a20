/** SYNTHETIC worlds, what a caller may know of them, and every question there is: for the whole hub as for one subgraph. */
export * from './catalog.ts';
export * from './differences.ts';
export * from './generate.ts';
export * from './questions.ts';
export * from './reduce.ts';
export * from './world.ts';
