import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts how often every answer that the gateways keep was ended. It stands where they look each second. */
export class Purges1799000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table registry add purges bigint not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table registry drop purges');
  }
}
