import { AUDIT_WRITES_1, NO_AUDIT_WRITES_1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions tell what the audit log says was written. */
export class Changes1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT_WRITES_1);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NO_AUDIT_WRITES_1);
  }
}
