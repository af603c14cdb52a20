import { randomUUID } from 'node:crypto';
import { factId, Visibility } from '@hub/kernel';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { StatisticPoint } from '../src/entities/statistic-point.ts';
import { SeriesKind, StatisticSeries } from '../src/entities/statistic-series.ts';

export const AMAL_PROMISE = factId('CitizenPromise', 'amal-2023-2024');
export const AMAL_AREA = factId('FocusArea', 'amal-2023-2024', 3);
export const AMAL_SERIES = factId('StatisticSeries', '1492', 'anmalda-brott-januari-augusti');
export const DISTRICT = factId('PoliceDistrict', 'ostra-fyrbodal');
export const LIAISON = factId('LiaisonFunction', 'kommunpolis-amal-dals-ed-bengtsfors');

/** The police of one municipality. */
export const policeOf = (code: string) => callerOf('PARTY', ['police:write'], [code]);

export const SOURCE = { title: 'Lägesbild', publisher: 'Polisen' };

export const PUBLISH_STATISTICS = `mutation ($input: PublishStatisticsInput!) { publishStatistics(input: $input) {
  series { id points { period { from to } value { ... on Count { value } ... on Suppressed { reason } } n sources { title } } }
  userErrors { code message field }
} }`;

export const RECORD_CLAIM = `mutation ($input: RecordClaimInput!) { recordClaim(input: $input) {
  claim { id text speaker { name role organisation { slug } } saidOn source { title publisher url } note }
  userErrors { code message field }
} }`;

export const RECORD_CONTRIBUTION = `mutation ($input: RecordPoliceContributionInput!) { recordPoliceContribution(input: $input) {
  contribution { text recordedOn sources { title } }
  userErrors { code message field }
} }`;

export const PUBLISH_NOTICE = `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) {
  notice { id title text publishedAt municipalities { code } sources { title } }
  userErrors { code message field }
} }`;

type Guard = Partial<
  Pick<StatisticSeries, 'visibility' | 'visibleFrom' | 'municipalities' | 'focusAreas' | 'title' | 'kind' | 'surveyId'>
>;

/** Stores a series of Åmål's, public where nothing else is said, and gives its id. */
export async function storeSeries({ database }: TestSubgraph, given: Guard = {}): Promise<string> {
  const id = randomUUID();
  await database.source.manager.insert(StatisticSeries, {
    id,
    title: { sv: `Serie ${id}` },
    kind: SeriesKind.OTHER,
    unit: 'antal',
    municipality: '1492',
    method: null,
    caveat: null,
    surveyId: null,
    focusAreas: [],
    sources: [],
    seeded: null,
    visibility: Visibility.PUBLIC,
    visibleFrom: null,
    municipalities: ['1492'],
    ...given,
  });
  return id;
}

/** Stores a year's point. */
export async function storePoint({ database }: TestSubgraph, seriesId: string, year: number, amount: number): Promise<void> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  await database.source.manager.insert(StatisticPoint, {
    id: StatisticPoint.idOf(seriesId, { from, to }),
    seriesId,
    periodFrom: from,
    periodTo: to,
    amount,
    withheld: null,
    n: null,
    sources: [],
    seeded: null,
  });
}
