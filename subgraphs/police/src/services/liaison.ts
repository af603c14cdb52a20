import type { Rows } from '@hub/kernel';
import sql from 'sql-template-tag';
import { LiaisonFunction } from '../entities/liaison-function.ts';

const BY_ROLE = "t.role ->> 'sv', t.id";

/** The functions that cover each municipality, each with the code it was asked for. */
export function functionsOfMunicipalities(
  rows: Rows,
  codes: readonly string[],
): Promise<(LiaisonFunction & { $parent: string })[]> {
  const own = sql`join lateral unnest(t.municipalities) as m(code) on true`;
  return rows.under(LiaisonFunction, 'm.code', 'text', codes, BY_ROLE, own, sql`t.municipalities && ${codes}::text[]`);
}

export function functionsOfDistricts(rows: Rows, ids: readonly string[]): Promise<(LiaisonFunction & { $parent: string })[]> {
  return rows.under(LiaisonFunction, 't.district_id', 'uuid', ids, BY_ROLE);
}

export function functionsOfOrganisations(
  rows: Rows,
  slugs: readonly string[],
): Promise<(LiaisonFunction & { $parent: string })[]> {
  return rows.under(LiaisonFunction, 't.organisation', 'text', slugs);
}
