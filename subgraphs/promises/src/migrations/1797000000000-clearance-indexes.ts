import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways to the rows that may be read which do not lead over those that may not: the time they take would tell of them. */
export class ClearanceIndexes1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index measure_public, measure_public_of_responsible, measure_opened, measure_own');
  }
}

const INDEXES = `
  create index measure_public on measure ((coalesce(due_on, 'infinity'::date)), id)
    where visibility = 'PUBLIC' and visible_from is null;
  create index measure_public_of_responsible on measure (responsible, (coalesce(due_on, 'infinity'::date)), id)
    where visibility = 'PUBLIC' and visible_from is null;
  create index measure_opened on measure (visible_from) where visibility = 'PUBLIC' and visible_from is not null;
  create index measure_own on measure using gin (municipalities) where visibility in ('SECTOR', 'COUNCIL');
`;
