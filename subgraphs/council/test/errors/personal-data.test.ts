import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { counts, meeting, openCouncil, SEEDED_MEETING, send, UNKNOWN } from '../council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

/** Skatteverket's own example of a personal identity number. */
const NUMBER = '19121212-1212';
const text = `Ring ${NUMBER}`;
const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z' };

it.each([
  ['recordMeeting', meeting({ purpose: text }), ['purpose']],
  ['recordMeeting', meeting({ notes: text }), ['notes']],
  ['recordMeeting', meeting({ agenda: ['Lägesbild', text] }), ['agenda', '1']],
  ['recordDecision', { meeting: SEEDED_MEETING, text, decidedOn: '2022-12-14', concerns: [] }, ['text']],
  ['assignActionPoint', { text, assignee: 'pro' }, ['text']],
  ['closeActionPoint', { id: UNKNOWN, version: 1, note: text }, ['note']],
  ['planSafetyWalk', { ...planned, area: text }, ['area']],
  ['advanceSafetyWalk', { id: UNKNOWN, version: 1, stage: 'WALK', findings: [text] }, ['findings', '0']],
])('%s refuses a number without repeating it (%#)', async (mutation, input, field) => {
  const stood = await counts(council);
  const { sent, errors } = await send(council, mutation, input);
  expect(errors).toEqual([]);
  expect(sent.userErrors).toEqual([{ code: 'PERSONAL_DATA', message: expect.any(String), field }]);
  expect(JSON.stringify(sent)).not.toContain('1212');
  expect(await counts(council)).toEqual(stood);
});
