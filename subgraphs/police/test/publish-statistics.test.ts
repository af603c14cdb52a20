import { openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { AMAL_SERIES, PUBLISH_STATISTICS, policeOf, SOURCE, storeSeries } from './fixtures.ts';

let police: TestSubgraph;
let series: string;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
  series = await storeSeries(police);
});
afterAll(() => police.close());

const year = (of: number, value: number | null, withheld: string | null = null) => ({
  period: { from: `${of}-01-01`, to: `${of}-12-31` },
  value,
  withheld,
});
const publish = async (input: object, caller = policeOf('1492')) =>
  police.ask(PUBLISH_STATISTICS, { input: { series, sources: [SOURCE], ...input } }, caller);
const figures = (answer: { data: { publishStatistics: { series: { points: object[] } } } }) =>
  answer.data.publishStatistics.series.points;

describe('publishStatistics', () => {
  it('adds points, shown and withheld', async () => {
    const answer = await publish({ points: [year(2021, 12.5), year(2020, null, 'SMALL_COUNT')] });
    expect(answer.errors).toEqual([]);
    expect(answer.data.publishStatistics.userErrors).toEqual([]);
    expect(figures(answer)).toEqual([
      {
        period: { from: '2020-01-01', to: '2020-12-31' },
        value: { reason: 'SMALL_COUNT' },
        n: null,
        sources: [{ title: 'Lägesbild' }],
      },
      { period: { from: '2021-01-01', to: '2021-12-31' }, value: { value: 12.5 }, n: null, sources: [{ title: 'Lägesbild' }] },
    ]);
  });

  it('takes zero for a figure', async () => {
    const answer = await publish({ series: await storeSeries(police), points: [year(2019, 0)] });
    expect(figures(answer)).toMatchObject([{ value: { value: 0 } }]);
  });

  it('corrects a point of the same period, with the sources of the correction', async () => {
    const answer = await publish({
      series: AMAL_SERIES,
      points: [{ period: { from: '2021-01-01', to: '2021-08-31' }, value: 811 }],
      sources: [{ title: 'Rättelse' }],
    });
    expect(figures(answer)).toMatchObject([
      { value: { value: 1035 }, sources: [{ title: 'Samverkan för ökad trygghet' }] },
      { value: { value: 811 }, sources: [{ title: 'Rättelse' }] },
    ]);
  });

  it('shows each of two changes in one request as it was made', async () => {
    const id = await storeSeries(police);
    const both = `mutation ($a: PublishStatisticsInput!, $b: PublishStatisticsInput!) {
      a: publishStatistics(input: $a) { series { points { period { from } } } }
      b: publishStatistics(input: $b) { series { points { period { from } } } }
    }`;
    const input = (of: number) => ({ series: id, points: [year(of, 1)], sources: [SOURCE] });
    const { data } = await police.ask(both, { a: input(2001), b: input(2002) }, PARTY);
    expect(data.a.series.points).toHaveLength(1);
    expect(data.b.series.points).toHaveLength(2);
  });

  it('has one effect and one answer for one key', async () => {
    const id = await storeSeries(police);
    const input = { series: id, idempotencyKey: 'k1', points: [year(2001, 7)] };
    const first = await publish(input);
    await publish({ series: id, points: [year(2001, 8)] });
    const again = await publish(input);
    expect(again.data.publishStatistics.userErrors).toEqual([]);
    expect(again.data.publishStatistics.series.id).toBe(first.data.publishStatistics.series.id);
    const { data } = await police.entities('StatisticSeries', [{ id }], 'points { value { ... on Count { value } } }');
    expect(data._entities[0].points).toEqual([{ value: { value: 8 } }]);
  });

  it('takes the same statements for one point and for a hundred', async () => {
    const counted: number[] = [];
    for (const size of [1, 100]) {
      const id = await storeSeries(police);
      police.statements();
      const answer = await publish({ series: id, points: Array.from({ length: size }, (_, place) => year(1900 + place, place)) });
      expect(figures(answer)).toHaveLength(size);
      counted.push(police.statements().length);
    }
    expect(counted[1]).toBe(counted[0]);
  });
});
