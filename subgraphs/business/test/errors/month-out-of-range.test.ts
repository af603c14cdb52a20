import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMonths, dayAt, openMonths } from '../../src/services/calendar.ts';
import { openBusiness, refusal, THIS_MONTH, TOWN } from '../fixtures.ts';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openBusiness();
});
afterAll(() => subgraph.close());

const report = (month: string) => ({ municipality: TOWN, category: 'THEFT', area: 'Torget', month });

it('is answered for a month that is closed or has not begun, with those that are open', async () => {
  const { from, to } = openMonths(dayAt(new Date()));
  for (const month of [addMonths(from, -1), addMonths(to, 1), '0001-01', '9999-12'])
    expect(await refusal(subgraph, 'reportIncident', report(month))).toEqual({
      code: 'MONTH_OUT_OF_RANGE',
      message: `month is ${month}; reports are taken for ${from} to ${to}`,
      field: ['month'],
    });
});

it('is answered for a month that is released already', async () => {
  await subgraph.database.source.query('insert into release values ($1, $2, 5)', [TOWN, THIS_MONTH]);
  expect(await refusal(subgraph, 'reportIncident', report(THIS_MONTH))).toEqual({
    code: 'MONTH_OUT_OF_RANGE',
    message: `month is ${THIS_MONTH}, released already; reports are taken until ${THIS_MONTH}`,
    field: ['month'],
  });
});
