/**
 * The audit log's table, for a migration. Landed: a change is a new constant and a new migration.
 *
 * The threat: whoever can write to the database wants an entry gone, changed or never made. So the database itself numbers
 * and chains each row, one transaction after the other, and refuses to change one. Its owner can lift that refusal; the
 * chain then shows it, and a head that is kept elsewhere shows even a chain made anew.
 *
 * From an insert to its commit whoever else inserts waits, which gives the chain one order: so the insert comes last. A hash
 * is SHA-256 over every column in the table's order, its own excepted; each text has its length in bytes before it, so that
 * no two rows are the same.
 */
export const AUDIT_TABLE_1 = `
  create table audit_entry (
    seq bigint primary key,
    id uuid not null,
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
    new.id = gen_random_uuid();
    new.at = date_trunc('milliseconds', clock_timestamp());
    new.previous_hash = coalesce(head.hash, repeat('0', 64));
    select encode(sha256(convert_to(string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' order by place), 'UTF8')), 'hex')
      into new.hash
      from unnest(array[new.seq::text, new.id::text, to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        new.request_id, new.partner, new.actor, new.level, new.operation, new.entity_type, new.entity_id::text, new.decision,
        new.reason, new.previous_hash]) with ordinality as parts (part, place);
    return new;
  end $$;
  create trigger audit_link before insert on audit_entry for each row execute function audit_link();
  create function audit_refuse() returns trigger language plpgsql as $$
  begin
    raise exception 'audit_entry is append-only: % is refused', tg_op;
  end $$;
  create trigger audit_refuse before update or delete or truncate on audit_entry execute function audit_refuse();
`;

/** Ways to the writes among what the log holds, which is mostly reads: subscriptions go by them. Landed. */
export const AUDIT_WRITES_1 = `
  create index audit_entry_written on audit_entry (seq) where entity_id is not null;
  create unique index audit_entry_named on audit_entry (id) where entity_id is not null;
`;

/** Undoes `AUDIT_WRITES_1`. */
export const NO_AUDIT_WRITES_1 = 'drop index audit_entry_written, audit_entry_named';

/** Undoes `AUDIT_TABLE_1`. */
export const NO_AUDIT_TABLE_1 = 'drop table audit_entry; drop function audit_link, audit_refuse';
