import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { refusedWithout } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

let promises: TestSubgraph;
let accepted: Record<string, object>;
beforeAll(async () => {
  promises = await open();
  accepted = await inputs(promises);
});
afterAll(() => promises.close());

/** Invented: the check digit is right, and nobody born on the day is alive. */
const NUMBER = '18121212-1212';
const text = `SYNTHETIC ${NUMBER} SYNTHETIC`;

it.each([
  ['draftPromise', { title: text }, ['title']],
  ['draftPromise', { situation: text }, ['situation']],
  ['draftPromise', { sources: [{ title: 'SYNTHETIC', note: text }] }, ['sources', '0', 'note']],
  ['draftPromise', { idempotencyKey: text }, ['idempotencyKey']],
  ['addFocusArea', { title: text }, ['title']],
  ['addFocusArea', { definition: text }, ['definition']],
  ['addFocusArea', { commitments: [{ text, by: ['polisen'] }] }, ['commitments', '0', 'text']],
  ['setGoal', { text }, ['text']],
  ['setGoal', { unit: text }, ['unit']],
  ['assessGoal', { sources: [{ title: text }] }, ['sources', '0', 'title']],
  ['recordFollowUp', { text }, ['text']],
  ['proposeMeasure', { title: text }, ['title']],
  ['proposeMeasure', { description: text }, ['description']],
  ['reviseMeasure', { title: text }, ['title']],
  ['reviseMeasure', { description: text }, ['description']],
  ['changeMeasureState', { note: text }, ['note']],
  ['recordProgress', { note: text }, ['note']],
])('%s refuses it without repeating it: %#', async (mutation, changes, field) => {
  const error = await refusedWithout(promises, mutation, { ...accepted[mutation], ...changes });
  expect(error).toEqual({
    code: 'PERSONAL_DATA',
    message: 'The text holds what looks like an identity or co-ordination number; the hub never holds one',
    field,
  });
});
