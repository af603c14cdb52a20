import { type Caller, Visibility } from '@hub/kernel';
import { callerOf, knowForeign, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { meeting, openCouncil, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const bodyOf = (sector: string | null): Caller => ({ ...callerOf('SECTOR', [], ['1492']), sector });
const WRITER: Caller = { ...PARTY, sector: 'trade' };

it('a SECTOR meeting is its writer’s sector’s, with its attendance, its decisions and what they concern', async () => {
  const promise = await knowForeign(council, 'CitizenPromise');
  const written = await send(council, 'recordMeeting', meeting({ visibility: 'SECTOR', promise }), WRITER);
  const { id } = written.sent.meeting;
  const decided = { meeting: id, text: 'Beslut', decidedOn: '2023-03-01', concerns: [{ promise }] };
  // Recorded by somebody of another sector: the decision is read by those who read its meeting all the same.
  await send(council, 'recordDecision', decided, { ...PARTY, sector: 'transport' });

  const seen = async (caller: Caller) => {
    const selection = 'attendance { present } decisions { concerns { ... on CitizenPromise { id } } }';
    return (await council.entities('Meeting', [{ id }], selection, caller)).data._entities[0];
  };
  const whole = { attendance: [{ present: true }], decisions: [{ concerns: [{ id: promise }] }] };
  expect(await seen(bodyOf('trade'))).toEqual(whole);
  expect(await seen(callerOf('COUNCIL', [], ['1492']))).toEqual(whole);
  expect(await seen(bodyOf('transport'))).toBeNull();
  expect(await seen(bodyOf(null))).toBeNull();
});

it('a reference to another subgraph’s SECTOR row is hidden from the other sectors', async () => {
  const promise = await knowForeign(council, 'CitizenPromise', { visibility: Visibility.SECTOR, sector: 'trade' });
  const { id } = (await send(council, 'recordMeeting', meeting({ promise }))).sent.meeting;
  const promiseOf = async (caller: Caller) =>
    (await council.entities('Meeting', [{ id }], 'promise { id }', caller)).data._entities[0].promise;
  expect(await promiseOf(bodyOf('trade'))).toEqual({ id: promise });
  expect(await promiseOf(bodyOf('transport'))).toBeNull();
});
