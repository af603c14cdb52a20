import { FACT_COLUMNS_1, GUARDED_COLUMNS_1, KERNEL_TABLES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KERNEL_TABLES_1);
    await runner.query(PROMISES);
    await runner.query(MEASURES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table measure_event, measure_focus_area, measure, follow_up, goal, commitment, focus_area,
      citizen_promise, municipality, idempotent_answer, foreign_watermark, foreign_row`);
  }
}

const PROMISES = `
  create table municipality (${FACT_COLUMNS_1},
    code text not null unique check (code ~ '^\\d{4}$'),
    name text not null,
    county text
  );

  create table citizen_promise (${GUARDED_COLUMNS_1},
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title jsonb not null,
    situation jsonb,
    period_from date,
    period_to date,
    signed_on date,
    stage text not null check (stage in ('DRAFT', 'AGREED', 'SIGNED')),
    parties text[] not null check (cardinality(parties) > 0),
    attendees jsonb not null,
    predecessor_id uuid references citizen_promise,
    version int not null default 1 check (version > 0),
    constraint period_whole check ((period_from is null) = (period_to is null)),
    constraint period_order check (period_from <= period_to),
    constraint signed_when_signed check (signed_on is null or stage = 'SIGNED'),
    constraint own_municipalities check (cardinality(municipalities) > 0),
    constraint not_its_own_predecessor check (predecessor_id <> id)
  );
  create index on citizen_promise using gin (municipalities);
  create index on citizen_promise ((coalesce(period_from, '-infinity'::date)), id);
  create index on citizen_promise (predecessor_id);
  create index on citizen_promise (updated_at, id);

  create table focus_area (${GUARDED_COLUMNS_1},
    promise_id uuid not null references citizen_promise,
    number int not null check (number between 1 and 99),
    title jsonb not null,
    definition jsonb,
    continues_id uuid references focus_area,
    unique (promise_id, number)
  );
  create index on focus_area (continues_id);
  create index on focus_area (updated_at, id);

  create table commitment (${GUARDED_COLUMNS_1},
    focus_area_id uuid not null references focus_area,
    position int not null check (position > 0),
    text jsonb not null,
    by text[] not null check (cardinality(by) > 0)
  );
  create index on commitment (focus_area_id, position);

  create table goal (${GUARDED_COLUMNS_1},
    focus_area_id uuid not null references focus_area,
    position int not null check (position > 0),
    text jsonb not null,
    kind text not null check (kind in ('AT_LEAST', 'AT_MOST', 'NOT_ABOVE_BASELINE', 'BELOW_BASELINE', 'QUALITATIVE')),
    target double precision,
    unit text,
    baseline double precision,
    baseline_from date,
    baseline_to date,
    outcome double precision,
    assessment text not null check (assessment in ('NOT_ASSESSED', 'MET', 'PARTLY_MET', 'NOT_MET')),
    assessed_on date,
    constraint target_by_kind check ((kind in ('AT_LEAST', 'AT_MOST')) = (target is not null)),
    constraint baseline_by_kind check (kind not in ('NOT_ABOVE_BASELINE', 'BELOW_BASELINE') or baseline is not null or baseline_from is not null),
    constraint baseline_whole check ((baseline_from is null) = (baseline_to is null)),
    constraint baseline_order check (baseline_from <= baseline_to)
  );
  create index on goal (focus_area_id, position);

  create table follow_up (${GUARDED_COLUMNS_1},
    promise_id uuid not null references citizen_promise,
    "on" date,
    text jsonb not null,
    by text[] not null
  );
  create index on follow_up (promise_id, "on");
`;

const MEASURES = `
  create table measure (${GUARDED_COLUMNS_1},
    title jsonb not null,
    description jsonb,
    state text not null check (state in ('PLANNED', 'ONGOING', 'DELAYED', 'PAUSED', 'COMPLETED', 'CANCELLED')),
    responsible text not null,
    participants text[] not null,
    starts_on date,
    due_on date,
    completed_on date,
    progress double precision check (progress between 0 and 100),
    version int not null default 1 check (version > 0),
    constraint period_order check (starts_on <= due_on),
    constraint completed_when_completed check ((state = 'COMPLETED') = (completed_on is not null))
  );
  create index on measure ((coalesce(due_on, 'infinity'::date)), id);
  create index on measure (responsible, (coalesce(due_on, 'infinity'::date)), id);
  create index on measure (updated_at, id);

  create table measure_focus_area (
    measure_id uuid not null references measure,
    focus_area_id uuid not null references focus_area,
    primary key (focus_area_id, measure_id)
  );
  create index on measure_focus_area (measure_id);

  create table measure_event (${GUARDED_COLUMNS_1},
    measure_id uuid not null references measure,
    at timestamptz(3) not null,
    kind text not null check (kind in ('PROPOSED', 'REVISED', 'STATE_CHANGED', 'PROGRESS_RECORDED')),
    note jsonb,
    by text
  );
  create index on measure_event (measure_id, at, id);
`;
