import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../../src/schema.ts';
import { PUBLISH_STATISTICS, policeOf, SOURCE, storeSeries } from '../fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

const year = (of: number, value: number | null, withheld: string | null = null) => ({
  period: { from: `${of}-01-01`, to: `${of}-12-31` },
  value,
  withheld,
});
const publish = (input: object) => police.ask(PUBLISH_STATISTICS, { input: { sources: [SOURCE], ...input } }, policeOf('1492'));
const figures = (answer: { data: { publishStatistics: { series: { points: object[] } } } }) =>
  answer.data.publishStatistics.series.points;

describe('POINT_OVERLAP', () => {
  it('names both periods where one shares days with a point that stands, and nothing is written', async () => {
    const id = await storeSeries(police);
    await publish({ series: id, points: [year(2020, 1)] });
    const points = [year(2019, 5), { period: { from: '2020-12-31', to: '2021-06-30' }, value: 2 }];
    const { data, errors } = await publish({ series: id, points });
    expect(errors).toEqual([]);
    expect(data.publishStatistics).toEqual({
      series: null,
      userErrors: [
        {
          code: 'POINT_OVERLAP',
          message: 'The period 2020-12-31 to 2021-06-30 shares days with 2020-01-01 to 2020-12-31, which stands in the series',
          field: ['points', '1', 'period'],
        },
      ],
    });
    const standing = await police.entities('StatisticSeries', [{ id }], 'points { period { from } }');
    expect(standing.data._entities[0].points).toEqual([{ period: { from: '2020-01-01' } }]);
  });

  it.each([
    ['the same period', year(2020, 1), year(2020, 2)],
    ['a part of it', year(2020, 1), { period: { from: '2020-03-01', to: '2020-03-31' }, value: 2 }],
  ])('refuses %s twice in one input', async (_, one, other) => {
    const { data } = await publish({ series: await storeSeries(police), points: [one, other] });
    expect(data.publishStatistics.userErrors).toEqual([
      expect.objectContaining({
        code: 'POINT_OVERLAP',
        field: ['points', '1', 'period'],
        message: expect.stringContaining('points sent'),
      }),
    ]);
  });

  it('holds between writers at the same moment: one of them is refused', async () => {
    const series = await storeSeries(police);
    const halves = [
      { period: { from: '2020-01-01', to: '2020-07-31' }, value: 1 },
      { period: { from: '2020-06-01', to: '2020-12-31' }, value: 2 },
    ];
    const answers = await Promise.all(halves.map((point) => publish({ series, points: [point] })));
    const codes = answers.flatMap(({ data }) => data.publishStatistics.userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['POINT_OVERLAP']);
    const { data } = await police.entities('StatisticSeries', [{ id: series }], 'points { period { from } }');
    expect(data._entities[0].points).toHaveLength(1);
  });

  it('lets neighbours stand', async () => {
    const answer = await publish({ series: await storeSeries(police), points: [year(2021, 1), year(2020, 1), year(2022, 1)] });
    expect(figures(answer)).toHaveLength(3);
  });
});
