import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways to the rows that may be read which do not lead over those that may not: the time they take would tell of them. */
export class ClearanceIndexes1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index statistic_series_public, statistic_series_opened, statistic_series_own');
  }
}

const INDEXES = `
  create index statistic_series_public on statistic_series ((title ->> 'sv'), id)
    where visibility = 'PUBLIC' and visible_from is null;
  create index statistic_series_opened on statistic_series (visible_from) where visibility = 'PUBLIC' and visible_from is not null;
  create index statistic_series_own on statistic_series using gin (municipalities) where visibility in ('SECTOR', 'COUNCIL');
`;
