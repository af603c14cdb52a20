import type { Database } from './database.ts';
import type { Foreign } from './foreign.ts';
import type { Caller } from './identity.ts';
import { Loaders } from './loader.ts';
import { Rows } from './rows.ts';

/** What every resolver and service of a subgraph gets: one request's caller, its eyes, its loaders. */
export interface Context {
  readonly caller: Caller;
  readonly database: Database;
  readonly rows: Rows;
  readonly loaders: Loaders;
  readonly foreign: Foreign;
}

export function createContext(database: Database, caller: Caller, foreign: Foreign): Context {
  return { caller, database, rows: new Rows(database.source, caller), loaders: new Loaders(), foreign };
}
