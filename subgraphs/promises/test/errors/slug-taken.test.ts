import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { draft, draftInput, mutate, openSynthetic, refusedWithout } from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

it('is answered for another promise’s slug, also one that the caller may not see', async () => {
  const { slug } = await draft(promises, { municipalities: ['9002'] });
  const neighbour = callerOf('PARTY', ['promises:write'], ['9001']);
  for (const caller of [PARTY, neighbour])
    expect(await refusedWithout(promises, 'draftPromise', draftInput({ slug }), caller)).toEqual({
      code: 'SLUG_TAKEN',
      message: `slug is ${slug}, and another promise has it`,
      field: ['slug'],
    });
});

it('is answered to one of two drafts at once', async () => {
  const { slug } = draftInput();
  const answers = await Promise.all([1, 2].map(() => mutate(promises, 'draftPromise', draftInput({ slug }))));
  const codes = answers.map(({ data }) => data.draftPromise.userErrors[0]?.code);
  expect(codes.sort()).toEqual(['SLUG_TAKEN', undefined]);
});
