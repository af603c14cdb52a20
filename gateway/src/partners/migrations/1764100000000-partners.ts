import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table partner (
    slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    level text not null check (level in ('PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY')),
    scopes text[] not null,
    municipalities text[] check (cardinality(municipalities) > 0),
    sector text,
    origins text[] not null,
    budget integer check (budget > 0),
    expires_at timestamptz(3),
    people jsonb
  );
  create unique index on partner ((people ->> 'issuer'));
  create table partner_key (
    id text primary key check (id ~ '^[0-9a-f]{12}$'),
    partner text not null references partner,
    hmac bytea not null unique check (octet_length(hmac) = 32),
    secret text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3),
    revoked_at timestamptz(3)
  );
  create index on partner_key (partner);
`;

// A row and no sequence: its new version is seen when the change is, never before. By triggers, so that a change made by hand counts.
const VERSION = `
  create table registry (
    single boolean primary key default true check (single),
    version bigint not null default 0
  );
  insert into registry default values;
  create function count_version() returns trigger language plpgsql as
    'begin update registry set version = version + 1; return null; end';
  create trigger counted after insert or update or delete or truncate on partner
    for each statement execute function count_version();
  create trigger counted after insert or update or delete or truncate on partner_key
    for each statement execute function count_version();
`;

export class Partners1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [TABLES, VERSION]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table partner_key, partner, registry; drop function count_version');
  }
}
