import { Visibility } from '@hub/kernel';
import { callerOf, knowForeign, openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { definition } from '../../src/schema.ts';
import { AREA, counts, HIDDEN, meeting, PROMISE, SEEDED_MEETING, send, UNKNOWN } from '../council.ts';

/** The discard service's port, where nobody listens. */
const AWAY = { url: 'http://localhost:9/graphql', signer: { sign: async () => '' } };
const MEMBER = callerOf('COUNCIL', ['council:read', 'council:write'], ['1492']);

let council: TestSubgraph;
let walk: string;
beforeAll(async () => {
  council = await openTestSubgraph(definition, ['seeds/amal'], { owner: AWAY });
  await knowForeign(council, 'Measure', { id: HIDDEN, visibility: Visibility.PARTY });
  await knowForeign(council, 'CitizenPromise', { id: HIDDEN, visibility: Visibility.PARTY });
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  walk = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk.id;
});
afterAll(() => council.close());

const decision = (concerns: object[]) => ({ meeting: SEEDED_MEETING, text: 'Beslut', decidedOn: '2023-03-01', concerns });
const CASES: [string, (id: string) => object][] = [
  ['recordMeeting', (promise) => meeting({ promise })],
  ['recordDecision', (measure) => decision([{ focusArea: AREA }, { measure }])],
  ['assignActionPoint', (measure) => ({ text: 'Att göra', assignee: 'polisen', measure })],
  ['advanceSafetyWalk', (measure) => ({ id: walk, version: 1, stage: 'WALK', measures: [measure] })],
];

it.each(CASES)('%s, of what is unknown or hidden, alike, while its owner is away', async (mutation, input) => {
  const stood = await counts(council);
  const refused = async (id: string) => {
    const { sent, errors } = await send(council, mutation, { ...input(id), idempotencyKey: id }, MEMBER);
    expect(sent).toBeNull();
    return errors.map(({ message, extensions }) => ({ message, code: extensions?.['code'] }));
  };
  const unknown = await refused(UNKNOWN);
  expect(unknown).toEqual([{ message: expect.stringMatching(/cannot be asked of its owner/), code: 'SERVICE_UNAVAILABLE' }]);
  expect(await refused(HIDDEN)).toEqual(unknown);
  expect(await counts(council)).toEqual(stood);
});

it('is not for what is known already, nor for what names nothing of others', async () => {
  for (const input of [meeting({ promise: PROMISE }), meeting({ idempotencyKey: 'once' }), meeting({ idempotencyKey: 'once' })]) {
    const { sent, errors } = await send(council, 'recordMeeting', input, MEMBER);
    expect([errors, sent.userErrors]).toEqual([[], []]);
  }
});
