import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draftInput,
  draftWithArea,
  measureInput,
  openSynthetic,
  propose,
  publishedWithArea,
  refusedWithout,
} from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

it('is answered for a promise that ends before it begins', async () => {
  const period = { from: '2026-02-01', to: '2026-01-31' };
  expect(await refusedWithout(promises, 'draftPromise', draftInput({ period }))).toEqual({
    code: 'PERIOD_ORDER',
    message: 'period.from is 2026-02-01, after period.to, 2026-01-31',
    field: ['period', 'from'],
  });
  await changed(promises, 'draftPromise', draftInput({ period: { from: '2026-01-31', to: '2026-01-31' } }));
});

it('is answered for a goal’s baseline', async () => {
  const { area } = await draftWithArea(promises);
  const baselinePeriod = { from: '2025-12-31', to: '2025-01-01' };
  const input = { focusArea: area.id, text: 'SYNTHETIC', kind: 'BELOW_BASELINE', baselinePeriod };
  expect(await refusedWithout(promises, 'setGoal', input)).toEqual({
    code: 'PERIOD_ORDER',
    message: 'baselinePeriod.from is 2025-12-31, after baselinePeriod.to, 2025-01-01',
    field: ['baselinePeriod', 'from'],
  });
});

it('is answered for a measure, proposed or revised', async () => {
  const { area } = await publishedWithArea(promises);
  const error = {
    code: 'PERIOD_ORDER',
    message: `startsOn is ${dayFromNow(2)}, after dueOn, ${dayFromNow(1)}`,
    field: ['dueOn'],
  };
  const turned = measureInput([area.id], { startsOn: dayFromNow(2), dueOn: dayFromNow(1) });
  expect(await refusedWithout(promises, 'proposeMeasure', turned)).toEqual(error);
  const { id } = await propose(promises, [area.id], { startsOn: dayFromNow(2) });
  expect(await refusedWithout(promises, 'reviseMeasure', { id, version: 1, dueOn: dayFromNow(1) })).toEqual(error);
});
