import { FACT_COLUMNS_1, KERNEL_TABLES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KERNEL_TABLES_1);
    await runner.query(`
      create table municipality (${FACT_COLUMNS_1},
        code text not null unique check (code ~ '^\\d{4}$'),
        name text not null,
        county text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table municipality, foreign_row, idempotent_answer');
  }
}
