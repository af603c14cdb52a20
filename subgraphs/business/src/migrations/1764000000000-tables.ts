import { FACT_COLUMNS_1, KERNEL_TABLES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MONTH = `~ '^\\d{4}-(0[1-9]|1[0-2])$'`;
const CATEGORY = `in ('THEFT', 'VANDALISM', 'THREAT', 'DISORDER', 'FRAUD', 'OTHER')`;

/** What seeds tell: municipalities, guard areas, profiles, the focus areas that concern business. */
const KNOWN = `
  create table municipality (
    code text primary key check (code ~ '^\\d{4}$'),
    collecting_since text check (collecting_since ${MONTH})
  );
  create table guard_area (${FACT_COLUMNS_1},
    municipality_code text not null references municipality (code),
    name text not null check (name <> 'Övrigt'),
    permit jsonb check ((permit ->> 'from')::text <= (permit ->> 'to')::text),
    unique (municipality_code, name)
  );
  create table business_profile (${FACT_COLUMNS_1},
    organisation text not null unique,
    sector text,
    members int check (members >= 0)
  );
  create table focus_area (id uuid primary key, municipalities text[] not null check (cardinality(municipalities) > 0));
`;

/** What partners write. A receipt outlives its report and holds nothing of it. */
const WRITTEN = `
  create table participation (
    measure_id uuid not null,
    organisation text not null check (organisation <> ''),
    businesses int check (businesses between 0 and 10000),
    notes jsonb,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    primary key (measure_id, organisation)
  );
  create table receipt (
    code_hash text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
    received_on date not null,
    kept_until date not null check (kept_until >= received_on),
    withdrawn_on date check (withdrawn_on >= received_on)
  );
  create table pseudonym_key (
    municipality_code text not null references municipality (code),
    month text not null check (month ${MONTH}),
    secret text not null check (secret ~ '^[0-9a-f]{64}$'),
    primary key (municipality_code, month)
  );
  create table report (
    code_hash text primary key references receipt (code_hash),
    municipality_code text not null,
    month text not null,
    category text not null check (category ${CATEGORY}),
    area text not null,
    reporter text not null check (reporter ~ '^[0-9a-f]{64}$'),
    text text check (char_length(text) <= 1000),
    kept_until date not null,
    foreign key (municipality_code, month) references pseudonym_key (municipality_code, month)
  );
  create index on report (municipality_code, month);
  create index on report (kept_until);
  create table receipt_secret (singleton boolean primary key default true check (singleton), secret text not null);
  insert into receipt_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
`;

/** What is published: one release a month. The database itself keeps a count below five from being one that is shown. */
const RELEASED = `
  create table release (
    municipality_code text not null references municipality (code),
    month text not null check (month ${MONTH}),
    threshold int not null,
    released_at timestamptz(3) not null default now(),
    primary key (municipality_code, month)
  );
  create table release_cell (
    municipality_code text not null,
    month text not null,
    category text check (category ${CATEGORY}),
    area text,
    count int not null check (count >= 0),
    suppression text check (suppression in ('SMALL_COUNT', 'COMPLEMENTARY')),
    check (suppression is not null or count >= 5),
    unique nulls not distinct (municipality_code, month, category, area),
    foreign key (municipality_code, month) references release (municipality_code, month)
  );
  create view shown_cell as
    select c.municipality_code, c.month, c.category, c.area, r.released_at, c.suppression,
      case when c.suppression is null then c.count end as count
    from release_cell c join release r using (municipality_code, month);
  create view incident_receipt as
    select c.code_hash, c.received_on, c.kept_until,
      case
        when c.withdrawn_on is not null then 'WITHDRAWN'
        when r.code_hash is null or c.kept_until < (now() at time zone 'Europe/Stockholm')::date then 'EXPIRED'
        when exists (select 1 from release x where x.municipality_code = r.municipality_code and x.month = r.month) then 'COUNTED'
        else 'RECEIVED'
      end as state
    from receipt c left join report r using (code_hash);
`;

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KERNEL_TABLES_1);
    await runner.query(KNOWN);
    await runner.query(WRITTEN);
    await runner.query(RELEASED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view incident_receipt, shown_cell');
    await runner.query('drop table release_cell, release, receipt_secret, report, pseudonym_key, receipt, participation');
    await runner.query(
      'drop table focus_area, business_profile, guard_area, municipality, foreign_watermark, foreign_row, idempotent_answer',
    );
  }
}
