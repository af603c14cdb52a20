import type { Sql } from 'sql-template-tag';
import type { AuditBatch } from './audit-batch.ts';
import { Audit } from './audit-log.ts';
import type { Caller } from './caller.ts';
import type { Change, ChangeLog, Following } from './changes.ts';
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
  /** Tells what is written from now on, or since the event that the caller has. */
  readonly follow: <Row extends { id: string }>(entity: new () => Row, where: Sql) => AsyncIterable<Change<Row>>;
  /** The gateway's id of the request this one is part of. */
  readonly requestId: string;
}

/** @param stream - where a subscription is told of writes; left out where nobody subscribes */
export function createContext(
  database: Database,
  caller: Caller,
  foreign: Foreign,
  log: AuditBatch,
  requestId: string,
  stream?: Omit<Following, 'rows'> & { readonly changes: ChangeLog },
): Context {
  const rows = new Rows(database.source, caller);
  const audit = new Audit(log, caller, requestId);
  const follow: Context['follow'] = (entity, where) => {
    if (!stream) throw new Error('A request that is answered once follows nothing');
    return stream.changes.follow(entity, where, { ...stream, rows });
  };
  return { caller, database, rows, loaders: new Loaders(), foreign, audit, follow, requestId };
}
