import { setTimeout } from 'node:timers/promises';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { HubError } from './errors.ts';
import { byKey } from './loader.ts';
import { type Rows, statementOf } from './rows.ts';
import { isId } from './write.ts';

/** A row that was written, as it stands when it is told. */
export interface Change<Row> {
  /** Where to go on. Random, or the moment a stream began: it tells of no other row. */
  readonly id: string;
  /** Null at a stream's beginning, when nothing has been written yet. */
  readonly row: Row | null;
}

/** What one caller follows. */
export interface Following {
  readonly rows: Rows;
  /** The last `Change.id` that the caller has; undefined for what is written from now on. */
  readonly after: string | undefined;
  /** Ends it. */
  readonly gone: AbortSignal;
}

interface Entry {
  readonly seq: string;
  readonly id: string;
  readonly entityId: string;
}

const EVERY = 500;
const SIZE = 100;
/** An entry is committed within this of the moment that it carries, milliseconds. */
const LATE = 1_000;

/**
 * Tells what is written, from the audit log: it has an entry for each write, in the write's own transaction, numbered in the
 * order of their commits. So nothing is told that was rolled back, nothing is passed by, and nothing more need be kept.
 *
 * Nothing waits in memory for a slow reader: it reads on from where it is, and a row that was written several times meanwhile
 * is told once, as it stands.
 */
export class ChangeLog {
  private head = 0;
  private looking: Promise<void> | undefined;

  /** @param every - milliseconds between two looks at the log */
  constructor(
    private readonly database: DataSource,
    private readonly every = EVERY,
  ) {}

  /**
   * Rows of an entity that match, whenever one is written, and only those that the caller may read at that moment.
   *
   * @param where - over the entity's table under the alias `t`
   * @throws EVENTS_GONE where it cannot go on after the given change, and AbortError where it is ended
   */
  async *follow<Row extends { id: string }>(
    entity: new () => Row,
    where: Sql,
    { rows, after, gone }: Following,
  ): AsyncGenerator<Change<Row>> {
    let { seq, id } = after === undefined ? await this.now() : { seq: await this.placeOf(after), id: undefined };
    if (id !== undefined) yield { id, row: null };
    for (;;) {
      const head = await this.past(seq, gone);
      gone.throwIfAborted();
      const entries = await this.entries(entity.name, seq, head);
      const last = [...new Map(entries.map((entry) => [entry.entityId, entry])).values()].sort(
        (one, other) => Number(one.seq) - Number(other.seq),
      );
      const keys = last.map(({ entityId }) => entityId);
      const found = keys.length > 0 ? await rows.under(entity, 't.id', 'uuid', keys, 't.id', empty, where) : [];
      for (const [place, row] of byKey(keys, found, (each) => each.$parent).entries())
        if (row) yield { id: last[place]?.id ?? '', row };
      seq = entries.length < SIZE ? head : Number(entries.at(-1)?.seq);
    }
  }

  /** Waits for a write after `seq`. One statement each time, however many wait, and none where nobody does. */
  private async past(seq: number, gone: AbortSignal): Promise<number> {
    while (this.head <= seq && !gone.aborted) {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
      await this.looking;
    }
    return this.head;
  }

  private async look(): Promise<void> {
    await setTimeout(this.every);
    const [newest] = await this.database.query(`select seq ${WRITES} order by seq desc limit 1`);
    this.head = Number(newest?.seq ?? 0);
  }

  private entries(type: string, from: number, to: number): Promise<Entry[]> {
    return this.database.query(
      `select seq, id, entity_id as "entityId" ${WRITES} and entity_type = $1 and seq > $2 and seq <= $3 order by seq limit ${SIZE}`,
      [type, from, to],
    );
  }

  private async now(): Promise<{ seq: number; id: string | undefined }> {
    const [{ seq, now }] = await this.database.query(`select coalesce(max(seq), 0) as seq, clock_timestamp() as now ${WRITES}`);
    return { seq: Number(seq), id: String(now.getTime() - LATE) };
  }

  private async placeOf(after: string): Promise<number> {
    const moment = sql`select coalesce(max(seq), 0) as seq from audit_entry where entity_id is not null
      and at <= to_timestamp(${after}::float8 / 1000) having to_timestamp(${after}::float8 / 1000) > now() - interval '7 days'`;
    const entry = sql`select seq from audit_entry where entity_id is not null and id = ${after}::uuid and at > now() - interval '7 days'`;
    const statement = isId(after) ? entry : /^\d{13}$/.test(after) ? moment : undefined;
    const [found] = statement ? await this.database.query(...statementOf(statement)) : [];
    if (found) return Number(found.seq);
    const message =
      'What came after this Last-Event-ID cannot be told any more: events are kept for 7 days. Read anew, and subscribe without it';
    throw new HubError('EVENTS_GONE', message);
  }
}

/** Reads leave entries as well, without a row's id: they are passed by, by an index. */
const WRITES = 'from audit_entry where entity_id is not null';
