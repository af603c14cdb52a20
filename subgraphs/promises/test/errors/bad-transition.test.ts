import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draft,
  draftWithArea,
  openSynthetic,
  propose,
  publishedWithArea,
  refusedWithout,
  sign,
} from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const badTransition = (message: string, field: string[] | null) => ({ code: 'BAD_TRANSITION', message, field });

it('is answered for a promise that is published or signed already, or cannot be signed yet', async () => {
  const { promise } = await publishedWithArea(promises);
  const { id } = promise;
  const signing = { version: 1, signedOn: dayFromNow(0) };
  expect(await refusedWithout(promises, 'publishPromise', { id, version: 2 })).toEqual(
    badTransition('The promise is published already', ['id']),
  );
  const empty = await draft(promises);
  expect(await refusedWithout(promises, 'signPromise', { id: empty.id, ...signing })).toEqual(
    badTransition('The promise has 0 focus areas; it needs 1 to be signed', ['id']),
  );
  await sign(promises, promise);
  expect(await refusedWithout(promises, 'signPromise', { id, ...signing, version: 3 })).toEqual(
    badTransition('The promise is SIGNED already', ['id']),
  );
});

it('is answered for areas and goals of a signed promise', async () => {
  const { promise, area } = await draftWithArea(promises);
  await sign(promises, promise);
  expect(await refusedWithout(promises, 'addFocusArea', { promise: promise.id, number: 2, title: 'SYNTHETIC' })).toEqual(
    badTransition('The promise is SIGNED; focus areas are added while it is DRAFT or AGREED', null),
  );
  expect(await refusedWithout(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' })).toEqual(
    badTransition('The promise is SIGNED; goals are set while it is DRAFT or AGREED', null),
  );
});

it('is answered for an assessment and a follow-up before the promise is signed', async () => {
  for (const [stage, { promise, area }] of [
    ['DRAFT', await draftWithArea(promises)],
    ['AGREED', await publishedWithArea(promises)],
  ] as const) {
    const { id } = await changed(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' });
    const assessment = { id, assessment: 'MET', assessedOn: dayFromNow(0) };
    expect(await refusedWithout(promises, 'assessGoal', assessment)).toEqual(
      badTransition(`The promise is ${stage}; goals are assessed once it is SIGNED`, ['id']),
    );
    const followUp = { promise: promise.id, on: dayFromNow(0), text: 'SYNTHETIC' };
    expect(await refusedWithout(promises, 'recordFollowUp', followUp)).toEqual(
      badTransition(`The promise is ${stage}; it is followed up once it is SIGNED`, ['promise']),
    );
  }
});

const STATES = ['PLANNED', 'ONGOING', 'DELAYED', 'PAUSED', 'COMPLETED', 'CANCELLED'];
/** Each state: how a measure comes to it, and what may follow it. */
const MEASURES = [
  { state: 'PLANNED', way: [], next: ['ONGOING', 'DELAYED', 'CANCELLED'] },
  { state: 'ONGOING', way: ['ONGOING'], next: ['DELAYED', 'PAUSED', 'COMPLETED', 'CANCELLED'] },
  { state: 'DELAYED', way: ['DELAYED'], next: ['ONGOING', 'PAUSED', 'COMPLETED', 'CANCELLED'] },
  { state: 'PAUSED', way: ['ONGOING', 'PAUSED'], next: ['ONGOING', 'CANCELLED'] },
  { state: 'COMPLETED', way: ['ONGOING', 'COMPLETED'], next: [] },
  { state: 'CANCELLED', way: ['CANCELLED'], next: [] },
];

it.each(MEASURES)('is answered for what cannot follow a measure that is $state', async ({ state, way, next }) => {
  const { area } = await publishedWithArea(promises);
  let { id, version } = await propose(promises, [area.id]);
  for (const step of way) ({ id, version } = await changed(promises, 'changeMeasureState', { id, version, state: step }));
  const may = next.length === 0 ? 'nothing follows it' : `it may become ${next.join(', ')}`;
  for (const to of STATES.filter((one) => !next.includes(one)))
    expect(await refusedWithout(promises, 'changeMeasureState', { id, version, state: to })).toEqual(
      badTransition(`state is ${to}; the measure is ${state}, and ${may}`, ['state']),
    );
  if (state !== 'ONGOING' && state !== 'DELAYED')
    expect(await refusedWithout(promises, 'recordProgress', { id, version, progress: 40 })).toEqual(
      badTransition(`The measure is ${state}; progress is recorded while it is ONGOING or DELAYED`, ['id']),
    );
  if (next.length === 0)
    expect(await refusedWithout(promises, 'reviseMeasure', { id, version, title: 'SYNTHETIC' })).toEqual(
      badTransition(`The measure is ${state}, and is not revised`, ['id']),
    );
});
