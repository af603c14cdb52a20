import { type Context, isId, type Page, type PageArgs } from '@hub/kernel';
import sql, { join, type Sql } from 'sql-template-tag';
import { Organisation } from '../entities/organisation.ts';
import type { OrganisationFilter } from '../inputs/organisation-filter.ts';
import { SLUG } from '../inputs/slug.ts';
import { organisationById, organisationBySlug } from '../loaders.ts';
import { BY_NAME, seated } from './listings.ts';
import { today } from './today.ts';

/** Organisations by name, narrowed by the filter. */
export function listOrganisations(
  { rows }: Context,
  filter: OrganisationFilter | null | undefined,
  args: PageArgs,
): Promise<Page<Organisation>> {
  return rows.page({ entity: Organisation, order: BY_NAME, where: matching(filter ?? {}) }, args);
}

function matching({ kind, council }: OrganisationFilter): Sql {
  const kinds = kind ? sql`t.kind = any(${kind}::text[])` : sql`true`;
  return join([kinds, seatedIn(council)], ' and ');
}

function seatedIn(council: string | null | undefined): Sql {
  if (council === null || council === undefined) return sql`true`;
  if (!isId(council)) return sql`false`;
  return sql`exists (select 1 from membership m
    where m.organisation_id = t.id and m.council_id = ${council} and ${seated(today())})`;
}

/** The organisation of a slug, or null where there is none. */
export async function findOrganisation(context: Context, slug: string): Promise<Organisation | null> {
  return SLUG.test(slug) ? organisationBySlug(context).load(slug) : null;
}

/** The organisation the gateway asks for by either of its keys. */
export async function resolveOrganisation({ id, slug }: Record<string, string>, context: Context): Promise<Organisation | null> {
  if (id !== undefined) return isId(id) ? organisationById(context).load(id.toLowerCase()) : null;
  return findOrganisation(context, slug ?? '');
}
