import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import { type AuditBatch, type AuditNote, insertNotes } from './audit-batch.ts';
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';
import type { UserErrorShape } from './payloads.ts';

/** What one request leaves in the log: who asked, what for, what was decided. Never a payload and never an argument. */
export class Audit {
  private readonly notes = new Map<string, AuditNote>();

  constructor(
    private readonly batch: AuditBatch,
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
    await insertNotes(manager, [this.noteOf(mutation, entityType, entityId, null)]);
  }

  /** @returns once everything noted is committed */
  async flush(): Promise<void> {
    if (this.notes.size > 0) await this.batch.append([...this.notes.values()]);
  }

  private noteOf(operation: string, entityType: string | null, entityId: string | null, reason: string | null): AuditNote {
    return { caller: this.caller, requestId: this.requestId, operation, entityType, entityId, reason };
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
