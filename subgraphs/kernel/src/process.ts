/** What any of the hub's processes needs, without the database and the schema that only a subgraph has. */
export * from './access.ts';
export * from './audit-batch.ts';
export * from './audit-table.ts';
export * from './caller.ts';
export * from './env.ts';
export * from './errors.ts';
export * from './event-stream.ts';
export * from './keys.ts';
export { BODY_LIMIT, giveBack, type Lane, readWhole } from './lane.ts';
export * from './log.ts';
export * from './serve.ts';
export * from './token.ts';
