import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { AuditDecision, AuditEntry } from './audit-entry.ts';
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';
import type { UserErrorShape } from './payloads.ts';
import type { Visibility } from './values.ts';

/** What a writer of the log says; the rest is the database's own: see audit-table.ts. */
type Note = Omit<AuditEntry, 'seq' | 'id' | 'at' | 'previousHash' | 'hash'>;

/**
 * Group commit: what comes while a statement is under way is written together by the next one, so that many readers cost
 * one commit.
 */
export class AuditLog {
  private waiting: Note[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<unknown> | undefined;

  constructor(private readonly database: DataSource) {}

  /** @returns once they are committed */
  async append(notes: readonly Note[]): Promise<void> {
    this.waiting.push(...notes);
    this.next ??= this.running
      .catch(() => undefined) // told to those whose notes they were
      .then(() => {
        this.next = undefined;
        this.running = this.database.manager.insert(AuditEntry, this.waiting.splice(0));
        return this.running;
      });
    await this.next;
  }
}

/** What one request leaves in the log: who asked, what for, what was decided. Never a payload and never an argument. */
export class Audit {
  private readonly notes = new Map<string, Note>();

  constructor(
    private readonly log: AuditLog,
    private readonly caller: Caller,
    private readonly requestId: string,
  ) {}

  /**
   * Notes that what is not everybody's was asked for, once a request, however many rows it is of.
   *
   * @param operation - a field's coordinate, or a type of whose rows not even the existence is everybody's
   * @param refusal - the error code; null where it was read
   */
  access(operation: string, entityType: string, refusal: string | null): void {
    // Read, and by no partner: one of the hub's own subgraphs, which asks every two seconds, for nobody.
    if (refusal === null && this.caller.partner === null) return;
    this.notes.set(`${operation} ${refusal}`, this.noteOf(operation, entityType, null, refusal));
  }

  /** Notes why a mutation was refused, where it was. What fails by no fault of its sender's decides nothing. */
  async watch(mutation: string, run: () => Promise<unknown>): Promise<unknown> {
    const refused = (code: string) => this.notes.set(`${this.notes.size}`, this.noteOf(mutation, null, null, code));
    try {
      const payload = (await run()) as { userErrors?: UserErrorShape[] } | null;
      const [error] = payload?.userErrors ?? [];
      if (error) refused(error.code);
      return payload;
    } catch (error) {
      if (error instanceof GraphQLError) refused(String(error.extensions['code']));
      throw error;
    }
  }

  /** Appends a write in its own transaction, as the last thing before the commit. */
  async written(manager: EntityManager, mutation: string, entityType: string | null, entityId: string | null): Promise<void> {
    await manager.insert(AuditEntry, this.noteOf(mutation, entityType, entityId, null));
  }

  /** @returns once everything noted is committed */
  async flush(): Promise<void> {
    if (this.notes.size > 0) await this.log.append([...this.notes.values()]);
  }

  private noteOf(operation: string, entityType: string | null, entityId: string | null, reason: string | null): Note {
    const { partner, level } = this.caller;
    // A person's name in their own provider's words: what PostgreSQL cannot hold must not keep the entry out.
    const actor = this.caller.actor?.replace(/\0|\p{Surrogate}/gu, '\ufffd') ?? null;
    const decision = reason === null ? AuditDecision.ALLOWED : AuditDecision.REFUSED;
    const who = { requestId: this.requestId, partner, actor, level: level as Visibility };
    return { ...who, operation, entityType, entityId, decision, reason };
  }
}

/** Lets an answer leave once its entries are committed, and not at all where they cannot be: no read goes unrecorded. */
export const answerOnceRecorded: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response, logger }) => {
      try {
        await contextValue.audit.flush();
      } catch (error) {
        logger.error(`the audit log cannot be written (${(error as Error).name}): an answer is held back`);
        const message = 'The audit log cannot be written just now, and nothing is answered without it';
        const errors = [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }];
        response.body = { kind: 'single', singleResult: { data: null, errors } };
      }
    },
  }),
};
