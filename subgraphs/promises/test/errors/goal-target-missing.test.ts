import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changed, draftWithArea, openSynthetic, refusedWithout } from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

it.each([
  ['AT_LEAST', {}, 'kind is AT_LEAST, which needs a target', ['target']],
  ['AT_MOST', { baseline: 3 }, 'kind is AT_MOST, which needs a target', ['target']],
  ['BELOW_BASELINE', {}, 'kind is BELOW_BASELINE, which needs a baseline or a baselinePeriod', ['baseline']],
  ['NOT_ABOVE_BASELINE', {}, 'kind is NOT_ABOVE_BASELINE, which needs a baseline or a baselinePeriod', ['baseline']],
])('is answered for %s with %j, of a new goal and of one that stands', async (kind, changes, message, field) => {
  const { area } = await draftWithArea(promises);
  const goal = { focusArea: area.id, text: 'SYNTHETIC' };
  const { id } = await changed(promises, 'setGoal', { ...goal, kind: 'QUALITATIVE' });
  for (const which of [{}, { id }])
    expect(await refusedWithout(promises, 'setGoal', { ...goal, ...which, kind, ...changes })).toEqual({
      code: 'GOAL_TARGET_MISSING',
      message,
      field,
    });
});
