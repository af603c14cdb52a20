import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changed, draft, draftWithArea, openSynthetic, refusedWithout } from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

it('is answered for the number of another focus area of the promise', async () => {
  const { promise } = await draftWithArea(promises);
  expect(await refusedWithout(promises, 'addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC' })).toEqual({
    code: 'NUMBER_TAKEN',
    message: 'number is 1, and another focus area of the promise has it',
    field: ['number'],
  });
  await changed(promises, 'addFocusArea', { promise: promise.id, number: 2, title: 'SYNTHETIC' });
  await changed(promises, 'addFocusArea', { promise: (await draft(promises)).id, number: 1, title: 'SYNTHETIC' });
});
