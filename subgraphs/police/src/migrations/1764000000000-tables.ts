import { FACT_COLUMNS_1, GUARDED_COLUMNS_1, KERNEL_TABLES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REASONS = "('SMALL_COUNT', 'COMPLEMENTARY', 'FEW_RESPONDENTS', 'WITHHELD')";
const inSwedish = (column: string) => `check (coalesce(${column} ->> 'sv', '') <> '')`;

const LIAISON = `
  create table police_district (${FACT_COLUMNS_1},
    name text not null,
    municipalities text[] not null check (cardinality(municipalities) > 0)
  );
  create table liaison_function (${FACT_COLUMNS_1},
    role jsonb not null ${inSwedish('role')},
    district_id uuid references police_district,
    organisation text unique,
    municipalities text[] not null check (cardinality(municipalities) > 0),
    contact jsonb
  );
  create index on liaison_function (district_id);
  create index on liaison_function using gin (municipalities);
`;

const STATISTICS = `
  create table survey (${GUARDED_COLUMNS_1},
    title text not null,
    question text,
    respondent_count integer check (respondent_count >= 0),
    respondents_withheld text check (respondents_withheld in ${REASONS}),
    period_from date,
    period_to date check (period_from <= period_to),
    check (respondent_count is null or respondents_withheld is null),
    check ((period_from is null) = (period_to is null))
  );
  create table statistic_series (${GUARDED_COLUMNS_1},
    title jsonb not null ${inSwedish('title')},
    kind text not null check (kind in ('REPORTED_OFFENCES', 'SURVEY', 'OTHER')),
    unit text not null,
    municipality text check (municipality ~ '^\\d{4}$'),
    method text,
    caveat jsonb,
    survey_id uuid references survey,
    focus_areas uuid[] not null,
    check (cardinality(municipalities) > 0),
    check (municipality is null or municipality = any (municipalities)),
    check (survey_id is null or kind = 'SURVEY')
  );
  create index on statistic_series ((title ->> 'sv'), id);
  create index on statistic_series (municipality, (title ->> 'sv'), id);
  create index on statistic_series (survey_id);
  create index on statistic_series using gin (focus_areas);
  create table statistic_point (${FACT_COLUMNS_1},
    series_id uuid not null references statistic_series,
    period_from date not null,
    period_to date not null,
    amount double precision,
    withheld text check (withheld in ${REASONS}),
    n integer check (n >= 0),
    check (period_from <= period_to),
    check ((amount is null) <> (withheld is null)),
    unique (series_id, period_from, period_to)
  );
  create index on statistic_point (series_id, period_from, id);
`;

const TOLD = `
  create table quoted_claim (${GUARDED_COLUMNS_1},
    entered integer not null generated always as identity,
    promise_id uuid not null,
    text text not null check (text <> ''),
    speaker jsonb not null check (coalesce(speaker ->> 'name', '') <> ''),
    said_on date,
    note text,
    check (jsonb_array_length(sources) = 1)
  );
  create index on quoted_claim (promise_id, entered, id);
  create table police_contribution (${GUARDED_COLUMNS_1},
    measure_id uuid not null unique,
    text jsonb not null ${inSwedish('text')},
    recorded_on date not null
  );
  create table notice (${GUARDED_COLUMNS_1},
    title jsonb not null ${inSwedish('title')},
    text jsonb not null ${inSwedish('text')},
    published_at timestamptz(3) not null,
    check (cardinality(municipalities) > 0),
    check (visible_from is null or published_at = visible_from),
    unique (id, published_at)
  );
  create table notice_municipality (
    notice_id uuid not null,
    code text not null check (code ~ '^\\d{4}$'),
    published_at timestamptz(3) not null,
    primary key (notice_id, code),
    foreign key (notice_id, published_at) references notice (id, published_at) on update cascade
  );
  create index on notice_municipality (code, published_at, notice_id);
`;

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const tables of [KERNEL_TABLES_1, LIAISON, STATISTICS, TOLD]) await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table notice_municipality, notice, police_contribution, quoted_claim, statistic_point, statistic_series, survey,
        liaison_function, police_district, foreign_watermark, foreign_row, idempotent_answer`,
    );
  }
}
