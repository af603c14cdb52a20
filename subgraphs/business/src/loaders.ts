import { byKey, type Context, clearedReference, groupByKey, type Period } from '@hub/kernel';
import { empty } from 'sql-template-tag';
import { BusinessProfile } from './entities/business-profile.ts';
import { FocusArea } from './entities/focus-area.ts';
import { GuardArea } from './entities/guard-area.ts';
import { Municipality } from './entities/municipality.ts';
import { participationsOfMeasures } from './services/participation.ts';
import { type GridLevel, shownCellsOf } from './services/shown-cells.ts';

export const municipalityByCode = ({ loaders, rows }: Context) =>
  loaders.of('municipalityByCode', null, async (codes) =>
    byKey(codes, await rows.under(Municipality, 't.code', 'text', codes, 't.code'), (row) => row.code),
  );

export const guardAreaById = ({ loaders, rows }: Context) =>
  loaders.of('guardAreaById', null, async (ids) => byKey(ids, await rows.under(GuardArea, 't.id', 'uuid', ids), (row) => row.id));

export const guardAreasOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('guardAreasOfMunicipality', null, async (codes) =>
    groupByKey(codes, await rows.under(GuardArea, 't.municipality_code', 'text', codes, 't.name'), (row) => row.$parent),
  );

export const profileOfOrganisation = ({ loaders, rows }: Context) =>
  loaders.of('profileOfOrganisation', null, async (slugs) =>
    byKey(slugs, await rows.under(BusinessProfile, 't.organisation', 'text', slugs), (row) => row.organisation),
  );

export const businessFocusArea = ({ loaders, rows, caller }: Context) =>
  loaders.of('businessFocusArea', null, async (ids) =>
    byKey(
      ids,
      await rows.under(FocusArea, 't.id', 'uuid', ids, 't.id', empty, clearedReference(caller, 'FocusArea', 't.id')),
      (row) => row.id,
    ),
  );

export const participationOfMeasure = ({ loaders, rows }: Context) =>
  loaders.of('participationOfMeasure', null, (ids) => participationsOfMeasures(rows, ids));

/** A municipality's released cells, as divided as asked and no further, by month. */
export const shownCellsOfMunicipality = (context: Context, period: Period | null, level: GridLevel) =>
  context.loaders.of('shownCellsOfMunicipality', { period, level }, (codes) => shownCellsOf(context, codes, period, level));
