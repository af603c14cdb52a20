import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { type AuditRecord, append } from './audit-chain.ts';
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';
import type { UserErrorShape } from './payloads.ts';

/**
 * Group commit: what comes while a statement is under way is written together by the next one, so that many readers cost
 * one commit.
 */
export class AuditLog {
  private pending: AuditRecord[] = [];
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly database: DataSource) {}

  /** @returns once the records are committed */
  record(records: readonly AuditRecord[]): Promise<void> {
    this.pending.push(...records);
    this.next ??= this.running
      .catch(() => undefined) // told to those whose records they were
      .then(() => {
        this.next = undefined;
        this.running = append(this.database, this.pending.splice(0));
        return this.running;
      });
    return this.next;
  }
}

/** What one request leaves in the log. */
export class Audit {
  private readonly seen = new Set<string>();
  private readonly notes: AuditRecord[] = [];

  constructor(
    private readonly log: AuditLog,
    private readonly caller: Caller,
    private readonly requestId: string,
  ) {}

  /**
   * Notes that what is not everybody's is read, once a request, however many rows it is read of.
   *
   * @param what - the field's coordinate, or the type where its very rows are refused
   * @param refusal - the error code; null where it is allowed
   */
  read(what: string, entityType: string, refusal: string | null = null): void {
    // Allowed, and no partner: one of the hub's own subgraphs, which asks every two seconds, for nobody.
    if (refusal === null && this.caller.partner === null) return;
    const note = `${what} ${refusal}`;
    if (this.seen.has(note)) return;
    this.seen.add(note);
    this.notes.push(this.recordOf(what, entityType, null, refusal));
  }

  refused(mutation: string, reason: string): void {
    this.notes.push(this.recordOf(mutation, null, null, reason));
  }

  /** Notes why a mutation was refused, if it was. What fails for another reason than its sender's decides nothing. */
  async watch<Payload>(mutation: string, run: () => Promise<Payload>): Promise<Payload> {
    try {
      const payload = await run();
      const [error] = (payload as { userErrors?: UserErrorShape[] } | null)?.userErrors ?? [];
      if (error) this.refused(mutation, error.code);
      return payload;
    } catch (error) {
      if (error instanceof GraphQLError) this.refused(mutation, String(error.extensions['code']));
      throw error;
    }
  }

  /** Appends a write in its own transaction, as the last thing before the commit. */
  written(manager: EntityManager, mutation: string, entityType: string | null, entityId: string | null): Promise<void> {
    return append(manager, [this.recordOf(mutation, entityType, entityId, null)]);
  }

  /** @returns once everything noted is committed */
  async flush(): Promise<void> {
    if (this.notes.length > 0) await this.log.record(this.notes.splice(0));
  }

  private recordOf(operation: string, entityType: string | null, entityId: string | null, reason: string | null): AuditRecord {
    const { partner, level } = this.caller;
    // A person's name for themselves, from their own provider: what PostgreSQL cannot hold must not keep the entry out.
    const actor = this.caller.actor?.replace(/\0|\p{Surrogate}/gu, '\ufffd') ?? null;
    const decision = reason === null ? 'ALLOWED' : 'REFUSED';
    return { requestId: this.requestId, partner, actor, level, operation, entityType, entityId, decision, reason };
  }
}

/** Lets an answer leave once its entries are committed, and not at all where they cannot be: no read goes unrecorded. */
export const answerOnceRecorded: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response, logger }) => {
      try {
        await contextValue.audit.flush();
      } catch (error) {
        logger.error(`the audit log cannot be written (${(error as Error).name}): the answer is held back`);
        const message = 'The audit log cannot be written just now, and nothing is answered without it';
        const errors = [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }];
        response.body = { kind: 'single', singleResult: { data: null, errors } };
      }
    },
  }),
};
