import type { Context } from '@hub/kernel';
import sql from 'sql-template-tag';
import { Municipality } from '../entities/municipality.ts';

/** Every municipality, by code; Sweden has 290. */
export function listMunicipalities({ rows }: Context): Promise<Municipality[]> {
  return rows.all(Municipality, sql`true`, 't.code');
}
