import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Level } from './caller.ts';

/** What is recorded of a write or a read: who, what and the decision. Never a payload and never an argument. */
export interface AuditRecord {
  readonly requestId: string;
  readonly partner: string | null;
  readonly actor: string | null;
  readonly level: Level;
  /** A mutation's name, or what was read: `Meeting.notes`. The schema's words, never the client's. */
  readonly operation: string;
  readonly entityType: string | null;
  readonly entityId: string | null;
  readonly decision: 'ALLOWED' | 'REFUSED';
  /** The error code of a refusal. */
  readonly reason: string | null;
}

/** What a hash is made of, in its order: the hash before, then every other column. */
const HASHED = [
  'previous_hash',
  'seq',
  'id',
  'at',
  'request_id',
  'partner',
  'actor',
  'level',
  'operation',
  'entity_type',
  'entity_id',
  'decision',
  'reason',
] as const;

/** An entry as `select *` gives it. */
export type AuditRow = Record<Exclude<(typeof HASHED)[number], 'at'>, string | null> & { at: Date; seq: string; hash: string };

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/**
 * The log's table, for a migration. Landed: a change is a new function and a new migration.
 *
 * The threat: whoever can write to the database wants an entry gone, changed or never made. So the database itself numbers
 * and chains each row, one transaction after the other, and refuses to change one. Its owner can lift that refusal; the
 * chain then shows it, and a head that is kept elsewhere shows the rest.
 *
 * Each part of what is hashed has its length before it, so that no two rows are the same text.
 */
export const AUDIT_TABLE_1 = `
  create table audit_entry (
    seq bigint primary key,
    id uuid not null default gen_random_uuid(),
    at timestamptz(3) not null,
    request_id text not null,
    partner text,
    actor text,
    level text not null check (level in ('PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY')),
    operation text not null check (operation ~ '^\\w+(\\.\\w+)?$'),
    entity_type text check (entity_type ~ '^\\w+$'),
    entity_id uuid,
    decision text not null check (decision in ('ALLOWED', 'REFUSED')),
    reason text check (reason ~ '^[A-Z_]+$'),
    previous_hash text not null,
    hash text not null,
    check ((decision = 'REFUSED') = (reason is not null))
  );
  create function audit_link() returns trigger language plpgsql as $$
  declare
    head record;
  begin
    perform pg_advisory_xact_lock(hashtext('hub audit'));
    select seq, hash into head from audit_entry order by seq desc limit 1;
    new.seq = coalesce(head.seq, 0) + 1;
    new.at = date_trunc('milliseconds', clock_timestamp());
    new.previous_hash = coalesce(head.hash, '${GENESIS}');
    new.hash = (
      select encode(sha256(convert_to(string_agg(coalesce(octet_length(part) || ':' || part, '-') || ',', '' order by place), 'UTF8')), 'hex')
      from unnest(array[new.previous_hash, new.seq::text, new.id::text,
        to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), new.request_id, new.partner, new.actor, new.level,
        new.operation, new.entity_type, new.entity_id::text, new.decision, new.reason]) with ordinality as parts(part, place)
    );
    return new;
  end $$;
  create trigger audit_link before insert on audit_entry for each row execute function audit_link();
  create function audit_refuse() returns trigger language plpgsql as $$
  begin
    raise exception 'audit_entry is append-only: % is refused', tg_op;
  end $$;
  create trigger audit_refuse before update or delete or truncate on audit_entry for each statement execute function audit_refuse();
`;

/** Undoes `AUDIT_TABLE_1`. */
export const AUDIT_TABLE_1_GONE = 'drop table audit_entry; drop function audit_link, audit_refuse';

/**
 * Appends entries, in one statement. In a transaction it comes last: from here on, until the commit, whoever else appends
 * waits, which is what gives the chain one order.
 */
export async function append(database: DataSource | EntityManager, records: readonly AuditRecord[]): Promise<void> {
  await database.query(
    `insert into audit_entry (request_id, partner, actor, level, operation, entity_type, entity_id, decision, reason)
      select * from jsonb_to_recordset($1::jsonb) as given ("requestId" text, partner text, actor text, level text,
        operation text, "entityType" text, "entityId" uuid, decision text, reason text)`,
    [JSON.stringify(records)],
  );
}

/** The newest entry's number and hash; undefined where there is none. */
export async function headOf(database: DataSource): Promise<{ seq: string; hash: string } | undefined> {
  const [head] = await database.query('select seq, hash from audit_entry order by seq desc limit 1');
  return head;
}

/** The hash that a row must hold, computed anew from its other columns, apart from the database's own code. */
export function hashOf(row: AuditRow): string {
  const texts = HASHED.map((column) => (column === 'at' ? row.at.toISOString() : row[column]));
  const encoded = texts.map((text) => (text === null ? '-,' : `${Buffer.byteLength(text)}:${text},`)).join('');
  return createHash('sha256').update(encoded).digest('hex');
}
