import { randomUUID } from 'node:crypto';
import { Visibility } from '@hub/kernel';
import { openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeriesKind } from '../src/entities/statistic-series.ts';
import { Survey } from '../src/entities/survey.ts';
import { definition } from '../src/schema.ts';
import { AMAL_PROMISE, AMAL_SERIES, DISTRICT, LIAISON, PUBLISH_NOTICE, storeSeries } from './fixtures.ts';

let police: TestSubgraph;
const ids: Record<string, string> = { PoliceDistrict: DISTRICT, LiaisonFunction: LIAISON, StatisticSeries: AMAL_SERIES };
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
  ids['Survey'] = randomUUID();
  await police.database.source.manager.insert(Survey, {
    id: ids['Survey'],
    title: 'Trygghetsmätning',
    question: null,
    respondentCount: 412,
    respondentsWithheld: null,
    periodFrom: '2022-09-01',
    periodTo: '2022-10-31',
    sources: [],
    seeded: null,
    visibility: Visibility.PUBLIC,
    visibleFrom: null,
    municipalities: ['1492'],
  });
  const promise = await police.entities('CitizenPromise', [{ id: AMAL_PROMISE }], 'claims { id }');
  ids['QuotedClaim'] = promise.data._entities[0].claims[0].id;
  const input = { title: 'Rubrik', text: 'Text', municipalities: ['1492'], visibility: 'PUBLIC' };
  ids['Notice'] = (await police.ask(PUBLISH_NOTICE, { input }, PARTY)).data.publishNotice.notice.id;
});
afterAll(() => police.close());

describe.each(['PoliceDistrict', 'LiaisonFunction', 'StatisticSeries', 'Survey', 'QuotedClaim', 'Notice'])('%s', (type) => {
  it('is found by its id, in the order asked for, and null where there is none', async () => {
    const id = ids[type] as string;
    police.statements();
    const { data, errors } = await police.entities(
      type,
      [{ id: randomUUID() }, { id }, { id: 'none' }, { id: id.toUpperCase() }],
      'id',
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([null, { id }, null, { id }]);
    expect(police.statements()).toHaveLength(1);
  });
});

describe.each(['CitizenPromise', 'FocusArea', 'Measure'])('the borrowed %s', (type) => {
  it('is taken at its id without asking the database', async () => {
    police.statements();
    const id = randomUUID();
    const { data, errors } = await police.entities(type, [{ id }, { id: 'none' }], 'id');
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ id }, null]);
    expect(police.statements()).toEqual([]);
  });
});

it('takes a municipality at its code, and an organisation at its slug', async () => {
  expect((await police.entities('Municipality', [{ code: '0180' }, { code: 'x' }], 'code')).data._entities).toEqual([
    { code: '0180' },
    null,
  ]);
  expect((await police.entities('Organisation', [{ slug: 'lrf' }], 'slug')).data._entities).toEqual([{ slug: 'lrf' }]);
});

it('shows a series’ survey, its respondents and its period', async () => {
  const id = await storeSeries(police, { surveyId: ids['Survey'] as string, kind: SeriesKind.SURVEY });
  const { data, errors } = await police.entities(
    'StatisticSeries',
    [{ id }],
    'survey { title question respondents { ... on Count { value } } period { from to } sources { title } }',
  );
  expect(errors).toEqual([]);
  expect(data._entities[0].survey).toEqual({
    title: 'Trygghetsmätning',
    question: null,
    respondents: { value: 412 },
    period: { from: '2022-09-01', to: '2022-10-31' },
    sources: [],
  });
});
