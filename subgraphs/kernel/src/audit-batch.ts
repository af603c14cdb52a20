import type { DataSource, EntityManager } from 'typeorm';
import type { Caller } from './caller.ts';
import type { Logger } from './log.ts';

/** What a writer of the audit log says; the rest is the database's own: see audit-table.ts. */
export interface AuditNote {
  readonly caller: Caller;
  readonly requestId: string;
  /** A mutation, a field's coordinate, or a type. */
  readonly operation: string;
  readonly entityType: string | null;
  readonly entityId: string | null;
  /** The error code of a refusal; null where it was allowed. */
  readonly reason: string | null;
}

/** Appends to the log in whatever transaction the manager is of. It holds the chain until that commits. */
export async function insertNotes(manager: EntityManager, notes: readonly AuditNote[]): Promise<void> {
  const rows = notes.map(({ caller, requestId, operation, entityType, entityId, reason }) => ({
    request_id: requestId,
    partner: caller.partner,
    // A person's name in their own provider's words: what PostgreSQL cannot hold must not keep the entry out.
    actor: caller.actor?.replace(/\0|\p{Surrogate}/gu, '\ufffd') ?? null,
    level: caller.level,
    operation,
    entity_type: entityType,
    entity_id: entityId,
    decision: reason === null ? 'ALLOWED' : 'REFUSED',
    reason,
  }));
  const columns = 'request_id, partner, actor, level, operation, entity_type, entity_id, decision, reason';
  await manager.query(
    `insert into audit_entry (${columns}) select ${columns} from jsonb_populate_recordset(null::audit_entry, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Tells the log how long the chain is and how it ends: what is told there cannot be cut off here unseen. */
export async function tellHead(database: DataSource, log: Logger): Promise<void> {
  const [head] = await database.query('select seq, hash from audit_entry order by seq desc limit 1');
  log.info({ head }, 'the audit log stands here');
}

/**
 * Group commit: what comes while a statement is under way is written together by the next one, so that many readers cost
 * one commit.
 */
export class AuditBatch {
  private waiting: AuditNote[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<unknown> | undefined;

  constructor(private readonly database: DataSource) {}

  /** @returns once they are committed */
  async append(notes: readonly AuditNote[]): Promise<void> {
    this.waiting.push(...notes);
    this.next ??= this.running
      .catch(() => undefined) // told to those whose notes they were
      .then(() => {
        this.next = undefined;
        this.running = insertNotes(this.database.manager, this.waiting.splice(0));
        return this.running;
      });
    await this.next;
  }
}
