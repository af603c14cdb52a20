import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AMAL, AREA, counts, HIDDEN, meeting, openCouncil, SEEDED_MEETING, send, UNKNOWN } from '../council.ts';

let council: TestSubgraph;
const rows: Record<string, string> = {};
beforeAll(async () => {
  council = await openCouncil();
  rows['meeting'] = (await send(council, 'recordMeeting', meeting({ visibility: 'PARTY' }))).sent.meeting.id;
  const decided = { meeting: rows['meeting'], text: 'Dolt', decidedOn: '2023-03-01', concerns: [] };
  rows['decision'] = (await send(council, 'recordDecision', decided)).sent.decision.id;
  const assigned = { decision: rows['decision'], text: 'Dolt', assignee: 'polisen' };
  rows['point'] = (await send(council, 'assignActionPoint', assigned)).sent.actionPoint.id;
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  rows['walk'] = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk.id;
});
afterAll(() => council.close());

const decision = (meetingId = SEEDED_MEETING) => ({ meeting: meetingId, text: 'Beslut', decidedOn: '2023-03-01', concerns: [] });
const point = (parts: object) => ({ decision: null, text: 'Att göra', assignee: 'polisen', ...parts });
const SCOPES = ['council:read', 'council:write'];

/** What does not exist, whoever asks. */
const NOWHERE: [string, () => object, string[]][] = [
  ['recordMeeting', () => meeting({ council: UNKNOWN }), ['council']],
  ['recordMeeting', () => meeting({ council: 'no id' }), ['council']],
  ['recordMeeting', () => meeting({ promise: 'no id' }), ['promise']],
  ['recordMeeting', () => meeting({ promise: UNKNOWN }), ['promise']],
  ['recordDecision', () => decision(UNKNOWN), ['meeting']],
  ['recordDecision', () => ({ ...decision(), concerns: [{ measure: 'no id' }] }), ['concerns', '0', 'measure']],
  [
    'recordDecision',
    () => ({ ...decision(), concerns: [{ focusArea: AREA }, { measure: UNKNOWN }] }),
    ['concerns', '1', 'measure'],
  ],
  ['assignActionPoint', () => point({ decision: UNKNOWN }), ['decision']],
  ['assignActionPoint', () => point({ assignee: 'okand' }), ['assignee']],
  ['assignActionPoint', () => point({ measure: 'no id' }), ['measure']],
  ['assignActionPoint', () => point({ measure: UNKNOWN }), ['measure']],
  ['closeActionPoint', () => ({ id: UNKNOWN, version: 1 }), ['id']],
  ['advanceSafetyWalk', () => ({ id: UNKNOWN, version: 1, stage: 'WALK' }), ['id']],
  ['advanceSafetyWalk', () => ({ id: rows['walk'], version: 1, stage: 'WALK', measures: ['no id'] }), ['measures', '0']],
  ['advanceSafetyWalk', () => ({ id: rows['walk'], version: 1, stage: 'WALK', measures: [HIDDEN, UNKNOWN] }), ['measures', '1']],
];

/** What exists, and is above the caller's level. */
const ABOVE: [string, () => object, string[]][] = [
  ['recordDecision', () => decision(rows['meeting']), ['meeting']],
  ['assignActionPoint', () => point({ decision: rows['decision'] }), ['decision']],
  ['closeActionPoint', () => ({ id: rows['point'], version: 1 }), ['id']],
  ['recordDecision', () => ({ ...decision(), concerns: [{ measure: HIDDEN }] }), ['concerns', '0', 'measure']],
  ['assignActionPoint', () => point({ measure: HIDDEN }), ['measure']],
  ['advanceSafetyWalk', () => ({ id: rows['walk'], version: 1, stage: 'WALK', measures: [HIDDEN] }), ['measures', '0']],
];

/** What exists, and is another municipality's. */
const ELSEWHERE: [string, () => object, string[]][] = [
  ...ABOVE.slice(0, 3),
  ['recordMeeting', () => meeting({ council: AMAL }), ['council']],
  ['recordDecision', () => decision(), ['meeting']],
  ['planSafetyWalk', () => ({ municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'X' }), ['municipality']],
  ['advanceSafetyWalk', () => ({ id: rows['walk'], version: 1, stage: 'WALK' }), ['id']],
];

const CASES = [
  { who: 'a party, of what is nowhere', cases: NOWHERE, caller: callerOf('PARTY', SCOPES) },
  { who: 'a member, of what is above', cases: ABOVE, caller: callerOf('COUNCIL', SCOPES, ['1492']) },
  { who: 'a neighbour, of what is Åmål’s', cases: ELSEWHERE, caller: callerOf('PARTY', SCOPES, ['1461']) },
].flatMap(({ who, cases, caller }) => cases.map(([mutation, input, field]) => ({ who, mutation, input, field, caller })));

it.each(CASES)('$mutation refuses $who: $field', async ({ mutation, input, field, caller }) => {
  const stood = await counts(council);
  const { sent, errors } = await send(council, mutation, { ...input(), idempotencyKey: 'again' }, caller);
  expect(errors).toEqual([]);
  const { userErrors, ...changed } = sent;
  expect(userErrors).toEqual([{ code: 'NOT_FOUND', message: 'Not found', field }]);
  expect(Object.values(changed)).toEqual([null]);
  expect(await counts(council)).toEqual(stood);
});
