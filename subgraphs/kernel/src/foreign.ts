import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { ANYONE } from './caller.ts';
import type { Database } from './database.ts';
import { FOREIGN_KINDS, ForeignRow } from './facts.ts';
import type { Logger } from './log.ts';
import { statementOf } from './rows.ts';
import type { Signer } from './token.ts';
import { Visibility } from './values.ts';

/** What this subgraph knows of the rows it refers to and another one owns. */
export interface Foreign {
  /** Asks the owner now what has changed; false where it could not be asked. Never inside a transaction, which it would wait for. */
  readonly catchUp: () => Promise<boolean>;
}

/** Of a subgraph that refers to nobody's rows, or whose test tells it all there is to know. */
export const NOTHING_FOREIGN: Foreign = { catchUp: async () => true };

/** Every row that others refer to is theirs. */
const OWNER = 'promises';

const EVERY = 2_000;
const ANSWER_LIMIT = 2_000;
/** A row may be committed this long after the moment it carries, and the owner's clocks may differ by as much, milliseconds. */
const OVERLAP = 60_000;

const QUERY = `query ($changedSince: DateTime, $after: String) {
  clearances(changedSince: $changedSince, after: $after) { readAt next rows { kind id visibility visibleFrom municipalities sector } }
}`;
const moment = z.iso.datetime().transform((text) => new Date(text));
const row = z.object({
  kind: z.enum(FOREIGN_KINDS),
  id: z.guid(),
  visibility: z.enum(Visibility),
  visibleFrom: moment.nullable(),
  municipalities: z.array(z.string()),
  sector: z.string().nullable(),
});
const page = z.object({ readAt: moment, next: z.string().nullable(), rows: z.array(row) });
const answer = z.object({ data: z.object({ clearances: page }) });

/**
 * Keeps `foreign_row` as the owner's rows stand: asks every 2 s what has changed, and goes on asking while the owner is away.
 *
 * @param url - the owner's GraphQL endpoint
 * @param signer - signs as this subgraph
 */
export function followClearances(
  url: string,
  signer: Signer,
  { source }: Pick<Database, 'source'>,
  log: Logger,
): Foreign & { stop: () => Promise<void> } {
  let since: Date | null | undefined;
  let away = false;

  const read = async () => {
    if (since === undefined) {
      const [kept] = await source.query('select changed_since as "changedSince" from foreign_watermark');
      since = (kept?.changedSince as Date | undefined) ?? null;
    }
    let readAt: Date | undefined;
    let changed = false;
    let after: string | null = null;
    do {
      const { rows, ...told } = await ask(url, signer, { changedSince: since, after });
      readAt ??= told.readAt;
      after = told.next;
      if (rows.length === 0) continue;
      changed = true;
      await source.manager.upsert(ForeignRow, rows, { conflictPaths: ['kind', 'id'], skipUpdateIfNoValuesChanged: true });
    } while (after !== null);
    since = new Date(readAt.getTime() - OVERLAP);
    // A quiet hub writes nothing: an older watermark costs the next process no more than rows it knows already.
    if (changed) {
      const statement = sql`insert into foreign_watermark (changed_since) values (${since})
        on conflict (singleton) do update set changed_since = excluded.changed_since`;
      await source.query(...statementOf(statement));
    }
  };

  const poll = async (): Promise<boolean> => {
    try {
      await read();
      away = false;
      return true;
    } catch (error) {
      const { name, cause } = error as Error;
      const reason = (cause as { code?: string } | undefined)?.code ?? name;
      if (!away) log.warn({ reason }, 'what others own is not told just now: asking on');
      away = true;
      return false;
    }
  };

  // Whoever asks is told what stands after asking: a poll under way may have passed it by, so they share the next one.
  let running: Promise<boolean> = Promise.resolve(true);
  let next: Promise<boolean> | undefined;
  const catchUp = () => {
    next ??= running.then(() => {
      next = undefined;
      running = poll();
      return running;
    });
    return next;
  };

  const timer = setInterval(catchUp, EVERY).unref();
  void catchUp();
  return {
    catchUp,
    stop: async () => {
      clearInterval(timer);
      await (next ?? running);
    },
  };
}

async function ask(url: string, signer: Signer, variables: { changedSince: Date | null; after: string | null }) {
  const body = JSON.stringify({ query: QUERY, variables });
  const token = await signer.sign(ANYONE, OWNER, randomUUID(), body);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
    signal: AbortSignal.timeout(ANSWER_LIMIT),
  });
  return answer.parse(await response.json()).data.clearances;
}
