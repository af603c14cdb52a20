import { AUDIT_TABLE_1, NO_AUDIT_TABLE_1 } from '@hub/kernel/process';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gateway's own log: who was let in and put out, and what partners were refused. */
export class Audit1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT_TABLE_1);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NO_AUDIT_TABLE_1);
  }
}
