import { FACT_COLUMNS_1, GUARDED_COLUMNS_1, KERNEL_TABLES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KERNEL_TABLES_1);
    await runner.query(MEMBERS);
    await runner.query(MEETINGS);
    await runner.query(FOLLOWING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table safety_walk, action_point, decision_subject, decision, attendance, minutes, meeting');
    await runner.query(
      'drop table statutory_duty, membership, safety_council, organisation, foreign_watermark, foreign_row, idempotent_answer',
    );
  }
}

// Names are ordered by collation "C", the only one that the embedded database and every PostgreSQL have alike.
const MEMBERS = `
  create table organisation (${FACT_COLUMNS_1},
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null check (length(name) between 1 and 300),
    kind text not null check (kind in ('AUTHORITY', 'MUNICIPALITY', 'BUSINESS_ASSOCIATION', 'COMPANY', 'CIVIL_SOCIETY',
      'FAITH', 'HEALTH', 'RESCUE', 'PROPERTY', 'OTHER')),
    website text
  );
  create index on organisation ((name collate "C"), id);
  create index on organisation (kind, (name collate "C"), id);

  create table safety_council (${FACT_COLUMNS_1},
    name text not null,
    municipality_code text not null unique check (municipality_code ~ '^\\d{4}$')
  );

  create table membership (${FACT_COLUMNS_1},
    council_id uuid not null references safety_council,
    organisation_id uuid not null references organisation,
    since date,
    until date,
    unique (council_id, organisation_id),
    check (until >= since)
  );
  create index on membership (organisation_id, coalesce(since, '-infinity'::date), id);

  create table statutory_duty (${FACT_COLUMNS_1},
    council_id uuid not null references safety_council,
    position int not null check (position >= 1),
    duty text not null,
    basis text not null,
    last_done_on date,
    next_due_on date,
    check (next_due_on >= last_done_on)
  );
  create index on statutory_duty (council_id, position, id);`;

const MEETINGS = `
  create table meeting (${GUARDED_COLUMNS_1},
    council_id uuid not null references safety_council,
    held_on date,
    purpose jsonb,
    promise_id uuid
  );
  create index on meeting (council_id, coalesce(held_on, '-infinity'::date), id);
  create index on meeting (promise_id, coalesce(held_on, '-infinity'::date), id);

  create table minutes (${GUARDED_COLUMNS_1},
    meeting_id uuid not null unique references meeting,
    agenda jsonb check (jsonb_typeof(agenda) = 'array'),
    notes text,
    check (visibility in ('COUNCIL', 'PARTY'))
  );

  create table attendance (${GUARDED_COLUMNS_1},
    meeting_id uuid not null references meeting,
    organisation_id uuid not null references organisation,
    present boolean,
    unique (meeting_id, organisation_id)
  );
  create index on attendance (organisation_id);`;

const FOLLOWING = `
  create table decision (${GUARDED_COLUMNS_1},
    meeting_id uuid not null references meeting,
    text jsonb not null,
    decided_on date
  );
  create index on decision (meeting_id, created_at, id);

  create table decision_subject (${GUARDED_COLUMNS_1},
    decision_id uuid not null references decision,
    kind text not null check (kind in ('CitizenPromise', 'FocusArea', 'Measure')),
    subject_id uuid not null,
    position int not null check (position >= 1),
    unique (decision_id, kind, subject_id)
  );
  create index on decision_subject (kind, subject_id);

  create table action_point (${GUARDED_COLUMNS_1},
    decision_id uuid references decision,
    text jsonb not null,
    assignee_id uuid not null references organisation,
    due_on date,
    state text not null check (state in ('OPEN', 'CLOSED')),
    note text,
    measure_id uuid,
    version int not null default 1 check (version >= 1),
    check (visibility in ('COUNCIL', 'PARTY')),
    check (state = 'CLOSED' or note is null)
  );
  create index on action_point (decision_id);
  create index on action_point (measure_id, coalesce(due_on, 'infinity'::date), id);
  create index on action_point (assignee_id, coalesce(due_on, 'infinity'::date), id);

  create table safety_walk (${GUARDED_COLUMNS_1},
    municipality_code text not null check (municipality_code ~ '^\\d{4}$'),
    planned_for timestamptz(3) not null,
    area text not null,
    stage text not null check (stage in ('PRE_MEETING', 'WALK', 'FOLLOW_UP')),
    findings jsonb not null check (jsonb_typeof(findings) = 'array'),
    measure_ids uuid[] not null,
    version int not null default 1 check (version >= 1),
    check (stage <> 'PRE_MEETING' or findings = '[]')
  );
  create index on safety_walk (municipality_code, planned_for, id);`;
