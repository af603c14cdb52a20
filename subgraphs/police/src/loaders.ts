import { byKey, type Context, type Fact, groupByKey, type PageArgs } from '@hub/kernel';
import { LiaisonFunction } from './entities/liaison-function.ts';
import { Notice } from './entities/notice.ts';
import { PoliceDistrict } from './entities/police-district.ts';
import { StatisticSeries } from './entities/statistic-series.ts';
import { Survey } from './entities/survey.ts';
import type { PointArgs } from './inputs/series-args.ts';
import { claimsById, claimsOfPromises } from './services/claims.ts';
import { contributionsOfMeasures } from './services/contributions.ts';
import { functionsOfDistricts, functionsOfMunicipalities, functionsOfOrganisations } from './services/liaison.ts';
import { noticesOfMunicipalities } from './services/notices.ts';
import { pointsOfSeries, reportedOffencesOf, seriesOfFocusAreas } from './services/series.ts';

const idOf = ({ id }: { id: string }) => id;
const parentOf = ({ $parent }: { $parent: string }) => $parent;

const byId =
  <Row extends Fact>(entity: new () => Row) =>
  ({ loaders, rows }: Context) =>
    loaders.of(`${entity.name} by id`, null, async (ids) => byKey(ids, await rows.under(entity, 't.id', 'uuid', ids), idOf));

export const districtById = byId(PoliceDistrict);
export const functionById = byId(LiaisonFunction);
export const seriesById = byId(StatisticSeries);
export const surveyById = byId(Survey);
export const noticeById = byId(Notice);

export const claimById = ({ loaders, rows }: Context) =>
  loaders.of('claimById', null, async (ids) => byKey(ids, await claimsById(rows, ids), idOf));

export const functionsOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('functionsOfMunicipality', null, async (codes) =>
    groupByKey(codes, await functionsOfMunicipalities(rows, codes), parentOf),
  );

export const functionsOfDistrict = ({ loaders, rows }: Context) =>
  loaders.of('functionsOfDistrict', null, async (ids) => groupByKey(ids, await functionsOfDistricts(rows, ids), parentOf));

export const functionOfOrganisation = ({ loaders, rows }: Context) =>
  loaders.of('functionOfOrganisation', null, async (slugs) =>
    byKey(slugs, await functionsOfOrganisations(rows, slugs), parentOf),
  );

export const reportedOffencesOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('reportedOffencesOfMunicipality', null, (codes) => reportedOffencesOf(rows, codes));

export const noticesOfMunicipality = ({ loaders, rows }: Context, page: PageArgs) =>
  loaders.of('noticesOfMunicipality', page, (codes) => noticesOfMunicipalities(rows, page, codes));

export const seriesOfFocusArea = ({ loaders, rows }: Context) =>
  loaders.of('seriesOfFocusArea', null, async (ids) => groupByKey(ids, await seriesOfFocusAreas(rows, ids), parentOf));

export const pointsOf = ({ loaders, rows }: Context, between: PointArgs) =>
  loaders.of('pointsOf', between, (ids) => pointsOfSeries(rows, between, ids));

export const claimsOfPromise = ({ loaders, rows }: Context) =>
  loaders.of('claimsOfPromise', null, (ids) => claimsOfPromises(rows, ids));

export const contributionOfMeasure = ({ loaders, rows }: Context) =>
  loaders.of('contributionOfMeasure', null, async (ids) =>
    byKey(ids, await contributionsOfMeasures(rows, ids), ({ measureId }) => measureId),
  );
