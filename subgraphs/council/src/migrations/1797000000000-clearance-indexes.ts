import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways to the rows that may be read which do not lead over those that may not: the time they take would tell of them. */
export class ClearanceIndexes1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index meeting_public, meeting_opened, meeting_own');
  }
}

const INDEXES = `
  create index meeting_public on meeting (council_id, (coalesce(held_on, '-infinity'::date)), id)
    where visibility = 'PUBLIC' and visible_from is null;
  create index meeting_opened on meeting (visible_from) where visibility = 'PUBLIC' and visible_from is not null;
  create index meeting_own on meeting using gin (municipalities) where visibility in ('SECTOR', 'COUNCIL');
`;
