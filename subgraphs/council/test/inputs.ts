import type { TestSubgraph } from '@hub/kernel/testing';
import { meeting, SEEDED_MEETING, send } from './council.ts';

/** An input of every mutation, accepted once as it stands. */
export async function inputs(council: TestSubgraph): Promise<Record<string, object>> {
  const decided = { meeting: SEEDED_MEETING, text: 'Beslut', decidedOn: '2022-12-14', concerns: [] };
  const decision = (await send(council, 'recordDecision', decided)).sent.decision.id;
  const assigned = { decision, text: 'Att göra', assignee: 'polisen' };
  const point = (await send(council, 'assignActionPoint', assigned)).sent.actionPoint.id;
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  const walk = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk.id;
  return {
    recordMeeting: meeting(),
    recordDecision: decided,
    assignActionPoint: assigned,
    closeActionPoint: { id: point, version: 1 },
    planSafetyWalk: planned,
    advanceSafetyWalk: { id: walk, version: 1, stage: 'WALK' },
  };
}
