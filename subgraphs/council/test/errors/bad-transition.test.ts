import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openCouncil, SEEDED_MEETING, send } from '../council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

it('moves a safety walk to its next stage and to no other', async () => {
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  const { id } = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk;
  const refusal = async (version: number, stage: string) => {
    const { sent } = await send(council, 'advanceSafetyWalk', { id, version, stage, findings: ['Klotter'] });
    return sent.userErrors[0];
  };
  const refused = (message: string) => ({ code: 'BAD_TRANSITION', message, field: ['stage'] });
  const after = 'after PRE_MEETING comes WALK';
  expect(await refusal(1, 'PRE_MEETING')).toEqual(refused(`The walk cannot go from PRE_MEETING to PRE_MEETING; ${after}`));
  expect(await refusal(1, 'FOLLOW_UP')).toEqual(refused(`The walk cannot go from PRE_MEETING to FOLLOW_UP; ${after}`));
  expect(await refusal(1, 'WALK')).toBeUndefined();
  expect(await refusal(2, 'PRE_MEETING')).toEqual(
    refused('The walk cannot go from WALK to PRE_MEETING; after WALK comes FOLLOW_UP'),
  );
  expect(await refusal(2, 'FOLLOW_UP')).toBeUndefined();
  expect(await refusal(3, 'FOLLOW_UP')).toEqual(refused('The walk cannot go from FOLLOW_UP to FOLLOW_UP; FOLLOW_UP is final'));
  const { data } = await council.entities('SafetyWalk', [{ id }], 'stage findings { text }');
  expect(data._entities).toEqual([{ stage: 'FOLLOW_UP', findings: [{ text: 'Klotter' }, { text: 'Klotter' }] }]);
});

it('closes an action point once', async () => {
  const decided = { meeting: SEEDED_MEETING, text: 'Beslut', decidedOn: '2022-12-14', concerns: [] };
  const decision = (await send(council, 'recordDecision', decided)).sent.decision.id;
  const { id } = (await send(council, 'assignActionPoint', { decision, text: 'X', assignee: 'pro' })).sent.actionPoint;
  await send(council, 'closeActionPoint', { id, version: 1, note: 'Klart' });
  const { sent } = await send(council, 'closeActionPoint', { id, version: 2, note: 'Klart igen' });
  expect(sent).toEqual({
    actionPoint: null,
    userErrors: [
      { code: 'BAD_TRANSITION', message: 'The action point is CLOSED; it cannot go from CLOSED to CLOSED', field: null },
    ],
  });
});
