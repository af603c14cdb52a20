import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Caller } from './caller.ts';
import type { Context } from './context.ts';
import { HubError } from './errors.ts';
import { type ForeignKind, ForeignRow, GuardedFact, IdempotentAnswer } from './facts.ts';
import { badInput, Refusal, type UserErrorShape } from './payloads.ts';
import { findPersonalData } from './personal-data.ts';
import { cleared, Rows, statementOf } from './rows.ts';

type Class<Row> = new () => Row;

/** What a mutation's service works with: one transaction, and the caller's eyes in it. */
export interface Write {
  readonly caller: Caller;
  readonly manager: EntityManager;
  readonly rows: Rows;
  /** Holds the row for this transaction. Refuses NOT_FOUND what the caller may not see or not write, STALE_WRITE an old version. */
  readonly claim: <Row extends GuardedFact>(entity: Class<Row>, id: string, field: string[], version?: number) => Promise<Row>;
  /** Refuses NOT_FOUND where the caller's grant does not cover every one of the municipalities. */
  readonly within: (municipalities: readonly string[], field: string[]) => void;
  /**
   * What is known of another subgraph's row that the input names. Refuses NOT_FOUND what the caller may not read.
   *
   * @throws SERVICE_UNAVAILABLE where its owner could not be asked, and what is known here does not clear it
   */
  readonly borrow: (kind: ForeignKind, id: string, field: string[]) => Promise<ForeignRow>;
}

type Payload<Answer> = Partial<Answer> & { userErrors: UserErrorShape[] };

/**
 * Runs a mutation: screens its texts, opens one transaction, and answers the same for the same idempotency key for a day.
 *
 * A `Refusal` rolls everything back and becomes the payload's `userErrors`. The audit log's entry is part of the
 * transaction, and a kept answer leaves none: it has no effect, and was given to the same grant before.
 *
 * @param revive - the classes of the payload's fields, to give a kept answer's rows their types back
 * @param borrows - whether the input names another subgraph's rows: their owner is asked before the transaction opens
 * @throws IDEMPOTENCY_KEY_REUSED where the key was used for something else
 */
export async function write<Answer extends object>(
  context: Context,
  mutation: string,
  input: { idempotencyKey?: string | null },
  revive: { [Field in keyof Answer]: Class<object> | null },
  run: (write: Write) => Promise<Answer>,
  borrows = false,
): Promise<Payload<Answer>> {
  const { caller, database, foreign } = context;
  try {
    checkKey(input);
    screen(input);
    const told = borrows && (await foreign.catchUp());
    const answer = await database.source.transaction(async (manager) => {
      const kept = await claimKey(manager, caller, mutation, input);
      if (kept) return restore(kept, revive);
      const given = await run(createWrite(manager, caller, told));
      await keep(manager, caller, input, given);
      await context.audit.written(manager, mutation, ...touched(given, revive));
      return given;
    });
    context.loaders.clear();
    return { ...answer, userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { userErrors: [{ code: error.code, message: error.message, field: error.field }] } as unknown as Payload<Answer>;
  }
}

/** The type of what a write changed, and its id where it has one. */
function touched(answer: object, revive: Record<string, Class<object> | null>): [type: string | null, id: string | null] {
  const [field, type] = Object.entries(revive).find(([, given]) => given !== null) ?? [];
  const row = field === undefined ? undefined : (answer as Record<string, { id?: string } | null>)[field];
  return [type?.name ?? null, row?.id ?? null];
}

function createWrite(manager: EntityManager, caller: Caller, told: boolean): Write {
  const rows = new Rows(manager, caller);
  const within = (municipalities: readonly string[], field: string[]) => {
    const { municipalities: own } = caller;
    if (own === null || municipalities.every((code) => own.includes(code))) return;
    throw new Refusal('NOT_FOUND', 'Not found', field);
  };
  return {
    caller,
    manager,
    rows,
    within,
    claim: async (entity, id, field, version) => {
      const row = isId(id) ? await rows.one(entity, sql`t.id = ${id}`, true) : null;
      if (!row) throw new Refusal('NOT_FOUND', 'Not found', field);
      within(row.municipalities, field);
      const { version: current } = row as { version?: number };
      if (version !== undefined && current !== undefined && version !== current) {
        throw new Refusal('STALE_WRITE', `version is ${version}; it stands at ${current} now`, ['version']);
      }
      return row;
    },
    borrow: async (kind, id, field) => {
      if (!isId(id)) throw new Refusal('NOT_FOUND', 'Not found', field);
      const row = await rows.one(ForeignRow, sql`t.kind = ${kind} and t.id = ${id} and ${cleared(caller)}`);
      if (row) return row;
      // Alike for what is hidden and what is not known: during an outage too, neither is told from the other.
      if (!told) throw new HubError('SERVICE_UNAVAILABLE', `Whether the ${kind} exists cannot be asked of its owner just now`);
      throw new Refusal('NOT_FOUND', 'Not found', field);
    },
  };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID: anything else is no row's id, and need not reach the database to be told so. */
export function isId(text: string): boolean {
  return ID.test(text);
}

const HARMLESS = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d)$/i;

/** The longest that any field takes; an id or a code has no bound of its own, and would be looked through all the same. */
const LONGEST_TEXT = 10_000;
/** Nothing but white space and characters that show nothing. */
const BLANK = /^[\s\p{Cf}]*$/u;

function screen(value: unknown, path: string[] = []): void {
  if (typeof value === 'string') {
    if (BLANK.test(value)) throw badInput(`${path.join('.')} is blank`);
    if (value.length > LONGEST_TEXT)
      throw badInput(`${path.join('.')} has ${value.length} characters; no text may have more than ${LONGEST_TEXT}`);
    const found = HARMLESS.test(value) ? null : findPersonalData(value);
    if (found) throw new Refusal('PERSONAL_DATA', `The text holds what looks like ${found}; the hub never holds one`, path);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [key, inner] of Object.entries(value)) screen(inner, [...path, key]);
  }
}

const LONGEST_KEY = 200;

function checkKey({ idempotencyKey: key }: { idempotencyKey?: string | null }): void {
  if (typeof key === 'string' && (key.length < 1 || key.length > LONGEST_KEY))
    throw badInput(`idempotencyKey has ${key.length} characters; it may have 1 to ${LONGEST_KEY}`);
}

/** Takes the key for this transaction; a second one with it waits here until the first has ended. */
async function claimKey(
  manager: EntityManager,
  caller: Caller,
  mutation: string,
  input: { idempotencyKey?: string | null },
): Promise<object | null> {
  const { idempotencyKey: key, ...rest } = input;
  if (key === null || key === undefined) return null;
  const partner = caller.partner ?? '';
  const hash = hashOf(caller, mutation, rest);
  const taken: unknown[] = await manager.query(
    ...statementOf(sql`insert into idempotent_answer (partner, key, mutation, input_hash)
      values (${partner}, ${key}, ${mutation}, ${hash}) on conflict (partner, key) do update
        set mutation = excluded.mutation, input_hash = excluded.input_hash, answer = null, created_at = now()
        where idempotent_answer.created_at < now() - interval '24 hours'
      returning key`),
  );
  if (taken.length > 0) return null;
  const kept = await manager.findOneByOrFail(IdempotentAnswer, { partner, key });
  if (kept.inputHash !== hash)
    throw new HubError(
      'IDEMPOTENCY_KEY_REUSED',
      'The idempotencyKey was used for another input, or with another grant, within the last 24 hours',
    );
  return kept.answer;
}

/**
 * What an answer is kept for. The grant is part of it: a partner whose clearance has been narrowed since would otherwise be
 * shown rows by their old one. What is null and what is left out are the same input.
 */
function hashOf({ level, scopes, municipalities, sector }: Caller, mutation: string, input: object): string {
  const grant = [level, [...scopes].sort(), municipalities && [...municipalities].sort(), sector];
  const told = JSON.stringify([mutation, input, ...grant], (_, value) => value ?? undefined);
  return createHash('sha256').update(told).digest('hex');
}

async function keep(
  manager: EntityManager,
  caller: Caller,
  { idempotencyKey: key }: { idempotencyKey?: string | null },
  answer: object,
): Promise<void> {
  if (key === null || key === undefined) return;
  await manager.update(IdempotentAnswer, { partner: caller.partner ?? '', key }, { answer });
}

function restore<Answer extends object>(kept: object, revive: { [Field in keyof Answer]: Class<object> | null }): Answer {
  const entries = Object.entries(kept).map(([field, value]) => {
    const type = revive[field as keyof Answer];
    return [field, type && value ? Object.assign(new type(), value) : value];
  });
  return Object.fromEntries(entries) as Answer;
}
