import { describeHostileInput } from '@hub/kernel/hostile';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { today } from '../../src/services/today.ts';
import { AMAL, AREA, counts, meeting, openCouncil, PROMISE, SEEDED_MEETING, send } from '../council.ts';
import { inputs } from '../inputs.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const decision = (parts: object) => ({ meeting: SEEDED_MEETING, text: 'X', decidedOn: '2022-12-14', concerns: [], ...parts });
const polisen = { organisation: 'polisen', present: true };
const MEMBER = callerOf('COUNCIL', ['council:read', 'council:write'], ['1492']);
const now = today();

it.each([
  ['recordMeeting', meeting({ heldOn: '2999-01-01' }), `heldOn is 2999-01-01; it may be ${now}, today, at the latest`],
  ['recordDecision', decision({ decidedOn: '2999-01-01' }), `decidedOn is 2999-01-01; it may be ${now}, today, at the latest`],
  [
    'recordMeeting',
    meeting({ attendance: [polisen, { ...polisen, present: false }] }),
    'attendance names polisen 2 times; each organisation may be named once',
  ],
  ['recordDecision', decision({ concerns: [{}] }), 'concerns[0] names 0 of promise, focusArea and measure; it names exactly 1'],
  [
    'recordDecision',
    decision({ concerns: [{ promise: PROMISE }, { promise: PROMISE, focusArea: AREA }] }),
    'concerns[1] names 2 of promise, focusArea and measure; it names exactly 1',
  ],
  [
    'recordDecision',
    decision({ concerns: [{ promise: PROMISE }, { promise: PROMISE.toUpperCase() }] }),
    'concerns names 2 subjects, 1 of them different; each may be named once',
  ],
  ['recordDecision', decision({ text: 'x'.repeat(2001) }), 'text must be shorter than or equal to 2000 characters'],
  ['recordMeeting', meeting({ agenda: Array(51).fill('Punkt') }), 'agenda must contain no more than 50 elements'],
  [
    'recordMeeting',
    meeting({ notes: 'Rådet\u0000var enigt' }),
    'notes holds a NUL character or half a character; it may hold whole ones',
  ],
  ['assignActionPoint', { text: 'X', assignee: 'Polisen!' }, 'assignee must be lower-case letters, digits and single hyphens'],
  ['planSafetyWalk', { municipality: 'Åmål', plannedFor: '2027-05-01T16:00:00Z', area: 'X' }, 'municipality must be four digits'],
])('%s: %#', async (mutation, input, message) => {
  const stood = await counts(council);
  const { sent, errors } = await send(council, mutation, input);
  expect(sent).toBeNull();
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })]);
  expect(await counts(council)).toEqual(stood);
});

it.each([
  [{ visibility: 'PARTY' }, "visibility is PARTY; it may be COUNCIL at most, the caller's own level"],
  [
    { visibleFrom: '2999-01-01T00:00:00Z' },
    'visibleFrom is 2999-01-01T00:00:00.000Z; an embargo is set by PARTY, not by COUNCIL',
  ],
])('nobody writes what they could not read (%#)', async (parts, message) => {
  const { errors } = await send(council, 'recordMeeting', meeting(parts), MEMBER);
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })]);
});

it.each([
  [`{ organisations(first: 0) { totalCount } }`, 'first is 0; it may be 1 to 100'],
  [`{ organisations(first: 101) { totalCount } }`, 'first is 101; it may be 1 to 100'],
  [`{ safetyCouncil(id: "${AMAL}") { meetings(first: 101) { totalCount } } }`, 'first is 101; it may be 1 to 100'],
  [`{ organisations(after: "x") { totalCount } }`, 'after is not a cursor of this list (organisation by name)'],
])('a page is bounded: %s', async (query, message) => {
  const { errors } = await council.ask(query, {}, PARTY);
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })]);
});

describeHostileInput('council', { open: openCouncil, inputs });
