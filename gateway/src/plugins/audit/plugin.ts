import type { ApolloServerPlugin } from '@apollo/server';
import type { AuditBatch, Logger } from '@hub/kernel/process';
import type { GatewayContext } from '../../context.ts';

/**
 * Notes in the gateway's own log what a partner asked for and may not read: the field was taken out, so no subgraph knows.
 *
 * Anyone's refusals are not noted: nobody could be asked about them, and anybody could fill the log. An entry that cannot be
 * written holds no answer back, since nothing was read: a subgraph's log is stricter.
 */
export function createRefusalNotes(audit: Pick<AuditBatch, 'append'>, log: Logger): NoteRefusals {
  return async ({ identified: { caller }, refused, requestId }) => {
    if (refused.size === 0 || caller.partner === null) return;
    const rest = { caller, requestId, entityType: null, entityId: null, reason: 'UNAUTHORIZED_FIELD_OR_TYPE' };
    try {
      await audit.append([...refused].map((operation) => ({ ...rest, operation })));
    } catch (error) {
      log.error({ requestId, reason: (error as Error).name }, 'what a partner was refused cannot be noted');
    }
  };
}

export type NoteRefusals = (context: GatewayContext) => Promise<void>;

export function createAuditPlugin(note: NoteRefusals): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: ({ contextValue }) => note(contextValue),
    }),
  };
}
