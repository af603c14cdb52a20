import type { AuditBatch } from './audit-batch.ts';
import { Audit } from './audit-log.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import type { Foreign } from './foreign.ts';
import { Loaders } from './loader.ts';
import { Rows } from './rows.ts';

/** What every resolver and service of a subgraph gets: one request's caller, its eyes, its loaders. */
export interface Context {
  readonly caller: Caller;
  readonly database: Database;
  readonly rows: Rows;
  readonly loaders: Loaders;
  readonly foreign: Foreign;
  /** What this request leaves in the audit log. */
  readonly audit: Audit;
  /** The gateway's id of the request this one is part of. */
  readonly requestId: string;
}

export function createContext(database: Database, caller: Caller, foreign: Foreign, log: AuditBatch, requestId: string): Context {
  const rows = new Rows(database.source, caller);
  const audit = new Audit(log, caller, requestId);
  return { caller, database, rows, loaders: new Loaders(), foreign, audit, requestId };
}
