import 'reflect-metadata';

export * from './arguments.ts';
export * from './context.ts';
export * from './cursor.ts';
export * from './database.ts';
export * from './descriptions.ts';
export * from './facts.ts';
export * from './federation.ts';
export * from './identity.ts';
export * from './loader.ts';
export * from './payloads.ts';
export * from './personal-data.ts';
export * from './process.ts';
export * from './rows.ts';
export * from './seeds.ts';
export * from './subgraph.ts';
export * from './values.ts';
export * from './write.ts';
