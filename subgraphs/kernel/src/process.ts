/** What any of the hub's processes needs, without the database and the schema that only a subgraph has. */
export * from './env.ts';
export * from './errors.ts';
export * from './log.ts';
export * from './serve.ts';
