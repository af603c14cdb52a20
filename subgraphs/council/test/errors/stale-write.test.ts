import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openCouncil, SEEDED_MEETING, send } from '../council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const stale = (sent: number, current: number) => [
  { code: 'STALE_WRITE', message: `version is ${sent}; it stands at ${current} now`, field: ['version'] },
];

it('refuses an action point’s old version, and says the current one', async () => {
  const decided = { meeting: SEEDED_MEETING, text: 'Beslut', decidedOn: '2022-12-14', concerns: [] };
  const decision = (await send(council, 'recordDecision', decided)).sent.decision.id;
  const { id } = (await send(council, 'assignActionPoint', { decision, text: 'X', assignee: 'pro' })).sent.actionPoint;
  await send(council, 'closeActionPoint', { id, version: 1 });
  expect((await send(council, 'closeActionPoint', { id, version: 1 })).sent.userErrors).toEqual(stale(1, 2));
});

it('lets one of two who move a walk at once through', async () => {
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  const { id } = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk;
  const move = (finding: string) => send(council, 'advanceSafetyWalk', { id, version: 1, stage: 'WALK', findings: [finding] });
  const answers = await Promise.all([move('Den ena'), move('Den andra')]);
  const errors = answers.flatMap(({ sent }) => sent.userErrors);
  expect(errors).toEqual(stale(1, 2));
  const { data } = await council.entities('SafetyWalk', [{ id }], 'findings { text }');
  expect(data._entities[0].findings).toHaveLength(1);
});
