import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changed, dayFromNow, mutate, openSynthetic, propose, publishedWithArea, refusedWithout } from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const stale = (current: number) => ({
  code: 'STALE_WRITE',
  message: `version is 1; it stands at ${current} now`,
  field: ['version'],
});

it.each([
  ['publishPromise', {}],
  ['signPromise', { signedOn: dayFromNow(0) }],
])('is answered by %s for a version of the promise that no longer stands', async (mutation, rest) => {
  const { id } = (await publishedWithArea(promises)).promise;
  expect(await refusedWithout(promises, mutation, { id, version: 1, ...rest })).toEqual(stale(2));
});

it.each([
  ['reviseMeasure', { title: 'SYNTHETIC' }],
  ['changeMeasureState', { state: 'DELAYED' }],
  ['recordProgress', { progress: 3 }],
])('is answered by %s for a version of the measure that no longer stands', async (mutation, rest) => {
  const { area } = await publishedWithArea(promises);
  const { id } = await propose(promises, [area.id]);
  await changed(promises, 'changeMeasureState', { id, version: 1, state: 'ONGOING' });
  expect(await refusedWithout(promises, mutation, { id, version: 1, ...rest })).toEqual(stale(2));
});

it('is answered to one of two writes at once', async () => {
  const { area } = await publishedWithArea(promises);
  const { id } = await propose(promises, [area.id]);
  await changed(promises, 'changeMeasureState', { id, version: 1, state: 'ONGOING' });
  const answers = await Promise.all([10, 20].map((progress) => mutate(promises, 'recordProgress', { id, version: 2, progress })));
  const codes = answers.map(({ data }) => data.recordProgress.userErrors[0]?.code);
  expect(codes.sort()).toEqual(['STALE_WRITE', undefined]);
});
