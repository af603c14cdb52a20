import { SuppressionReason, Visibility } from '@hub/kernel';
import { callerOf, knowForeign, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StatisticPoint } from '../src/entities/statistic-point.ts';
import { SeriesKind } from '../src/entities/statistic-series.ts';
import { definition } from '../src/schema.ts';
import { AMAL_AREA, AMAL_SERIES, policeOf, storePoint, storeSeries } from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

const LIST = `query ($filter: StatisticSeriesFilter, $first: Int, $after: String) {
  statisticSeries(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id title } } pageInfo { hasNextPage endCursor } totalCount
  }
}`;
const titlesOf = (answer: { data: { statisticSeries: { edges: { node: { title: string } }[] } } }) =>
  answer.data.statisticSeries.edges.map(({ node }) => node.title);

describe('Åmål’s reported offences', () => {
  it('are the two figures of the source, with its note', async () => {
    const { data, errors } = await police.entities(
      'Municipality',
      [{ code: '1492' }, { code: '1461' }],
      `reportedOffences { id title english: title(language: EN) kind unit municipality { code } method caveat survey { id } sources { title }
        points { period { from to } value { ... on Count { value } ... on Suppressed { reason } } n sources { title note } } }`,
    );
    expect(errors).toEqual([]);
    const source = 'Samverkan för ökad trygghet';
    expect(data._entities[0].reportedOffences).toEqual([
      {
        id: AMAL_SERIES,
        title: 'Anmälda brott i Åmål, 1 januari–31 augusti',
        english: 'Reported offences in Åmål, 1 January–31 August',
        kind: 'REPORTED_OFFENCES',
        unit: 'anmälda brott',
        municipality: { code: '1492' },
        method: null,
        caveat: null,
        survey: null,
        sources: [{ title: source }],
        points: [
          {
            period: { from: '2020-01-01', to: '2020-08-31' },
            value: { value: 1035 },
            n: null,
            sources: [{ title: source, note: null }],
          },
          {
            period: { from: '2021-01-01', to: '2021-08-31' },
            value: { value: 810 },
            n: null,
            sources: [{ title: source, note: expect.stringContaining('21,7 procent') }],
          },
        ],
      },
    ]);
    expect(data._entities[1].reportedOffences).toEqual([]);
  });

  it('can be asked for between two days', async () => {
    const ask = (between: string) =>
      police.entities('StatisticSeries', [{ id: AMAL_SERIES }], `points(${between}) { value { ... on Count { value } } }`);
    expect((await ask('from: "2021-01-01"')).data._entities[0].points).toEqual([{ value: { value: 810 } }]);
    expect((await ask('to: "2021-08-30"')).data._entities[0].points).toEqual([{ value: { value: 1035 } }]);
    expect((await ask('from: "2020-01-02", to: "2021-08-30"')).data._entities[0].points).toEqual([]);
    const { errors } = await ask('from: "2021-02-01", to: "2021-01-01"');
    expect(errors[0]).toMatchObject({
      message: 'from is 2021-02-01, after to, 2021-01-01',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('points', () => {
  it('are the 100 newest, the oldest first, and tell why a figure is withheld', async () => {
    const id = await storeSeries(police);
    for (let year = 1900; year < 2005; year += 1) await storePoint(police, id, year, year);
    await police.database.source.manager.update(
      StatisticPoint,
      { seriesId: id, periodFrom: '2004-01-01' },
      { amount: null, withheld: SuppressionReason.FEW_RESPONDENTS, n: 3 },
    );
    const { data } = await police.entities(
      'StatisticSeries',
      [{ id }],
      'points { period { from } value { __typename ... on Count { value } ... on Suppressed { reason } } n }',
    );
    const { points } = data._entities[0];
    expect(points).toHaveLength(100);
    expect(points[0]).toEqual({ period: { from: '1905-01-01' }, value: { __typename: 'Count', value: 1905 }, n: null });
    expect(points[99]).toEqual({
      period: { from: '2004-01-01' },
      value: { __typename: 'Suppressed', reason: 'FEW_RESPONDENTS' },
      n: 3,
    });
  });
});

describe('a focus area’s statistics', () => {
  it('are the series linked to it, and empty where none is', async () => {
    const { data } = await police.entities('FocusArea', [{ id: AMAL_AREA }], 'statistics { id }');
    expect(data._entities[0].statistics).toEqual([]);
    const id = await storeSeries(police, { focusAreas: [AMAL_AREA], title: { sv: 'Snatteri' } });
    const linked = await police.entities('FocusArea', [{ id: AMAL_AREA }], 'statistics { id title }');
    expect(linked.data._entities[0].statistics).toEqual([{ id, title: 'Snatteri' }]);
  });

  it('do not give away an area that the caller may not know of', async () => {
    const hidden = await knowForeign(police, 'FocusArea', { visibility: Visibility.PARTY });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const id = await storeSeries(police, { focusAreas: [hidden, unknown] });
    const ask = async (caller?: typeof PARTY) =>
      (await police.entities('FocusArea', [{ id: hidden }, { id: unknown }], 'statistics { id }', caller)).data._entities;
    expect(await ask()).toEqual([{ statistics: [] }, { statistics: [] }]);
    expect(await ask(policeOf('1492'))).toEqual([{ statistics: [{ id }] }, { statistics: [] }]);
    expect(await ask(policeOf('1461'))).toEqual([{ statistics: [] }, { statistics: [] }]);
    expect(await ask(PARTY)).toEqual([{ statistics: [{ id }] }, { statistics: [] }]);
  });
});

describe('the list of series', () => {
  it('narrows by municipality and kind', async () => {
    await storeSeries(police, { title: { sv: 'Mellerud' }, municipalities: ['1461', '1492'] });
    const offences = await police.ask(LIST, { filter: { kind: ['REPORTED_OFFENCES'] } });
    expect(titlesOf(offences)).toEqual(['Anmälda brott i Åmål, 1 januari–31 augusti']);
    expect(offences.data.statisticSeries.totalCount).toBe(1);
    expect(titlesOf(await police.ask(LIST, { filter: { municipality: '1461' } }))).toEqual([]);
    expect(titlesOf(await police.ask(LIST, { filter: { municipality: 'x', kind: [] } }))).toEqual([]);
    expect(titlesOf(await police.ask(LIST, { filter: { municipality: '1492', kind: ['OTHER'] } }))).toContain('Mellerud');
  });

  it('goes on after a cursor, whatever came in between', async () => {
    for (const title of ['Ö1', 'Ö3', 'Ö4']) await storeSeries(police, { title: { sv: title }, kind: SeriesKind.SURVEY });
    const filter = { kind: ['SURVEY'] };
    const first = await police.ask(LIST, { filter, first: 2 });
    expect(titlesOf(first)).toEqual(['Ö1', 'Ö3']);
    expect(first.data.statisticSeries).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 3 });
    await storeSeries(police, { title: { sv: 'Ö2' }, kind: SeriesKind.SURVEY });
    const second = await police.ask(LIST, { filter, first: 2, after: first.data.statisticSeries.pageInfo.endCursor });
    expect(titlesOf(second)).toEqual(['Ö4']);
    expect(second.data.statisticSeries).toMatchObject({ pageInfo: { hasNextPage: false }, totalCount: 4 });
  });

  it('hides what the caller may not read, from the count too', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const municipality = '9001';
    const guard = { municipality, municipalities: [municipality] };
    const [council, embargoed, open] = [
      await storeSeries(police, { ...guard, visibility: Visibility.COUNCIL }),
      await storeSeries(police, { ...guard, visibleFrom: tomorrow }),
      await storeSeries(police, guard),
    ];
    const seen = async (caller?: typeof PARTY) => {
      const { data } = await police.ask(LIST, { filter: { municipality: '9001' } }, caller);
      const found = data.statisticSeries.edges.map(({ node }: { node: { id: string } }) => node.id);
      expect(data.statisticSeries.totalCount).toBe(found.length);
      return new Set(found);
    };
    expect(await seen()).toEqual(new Set([open]));
    expect(await seen(callerOf('SECTOR'))).toEqual(new Set([open]));
    expect(await seen(callerOf('COUNCIL', [], ['9001']))).toEqual(new Set([open, council]));
    expect(await seen(policeOf('1492'))).toEqual(new Set([open]));
    expect(await seen(policeOf('9001'))).toEqual(new Set([open, council, embargoed]));
  });

  it('takes the same statements for one series and for many', async () => {
    const query = 'query ($first: Int) { statisticSeries(first: $first) { edges { node { points { n } survey { title } } } } }';
    const counted: number[] = [];
    for (const first of [1, 100]) {
      police.statements();
      expect((await police.ask(query, { first })).errors).toEqual([]);
      counted.push(police.statements().length);
    }
    expect(counted).toEqual([3, 3]);
  });
});
