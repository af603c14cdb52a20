import { AUDIT_TABLE_1, NO_AUDIT_TABLE_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT_TABLE_1);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NO_AUDIT_TABLE_1);
  }
}
