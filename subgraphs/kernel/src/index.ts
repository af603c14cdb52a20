export * from './env.ts';
export * from './errors.ts';
export * from './log.ts';
export * from './serve.ts';
