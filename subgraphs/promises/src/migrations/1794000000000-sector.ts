import { noSectorOn1, sectorOn1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARDED = ['citizen_promise', 'focus_area', 'commitment', 'goal', 'follow_up', 'measure', 'measure_event'];

/** A SECTOR row may be one sector's alone. */
export class Sector1794000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sectorOn1(...GUARDED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noSectorOn1(...GUARDED));
  }
}
