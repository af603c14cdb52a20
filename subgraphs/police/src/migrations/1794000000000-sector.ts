import { noSectorOn1, sectorOn1 } from '@hub/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARDED = ['survey', 'statistic_series', 'quoted_claim', 'police_contribution', 'notice'];

/** A SECTOR row may be one sector's alone. */
export class Sector1794000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sectorOn1(...GUARDED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noSectorOn1(...GUARDED));
  }
}
