import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draftInput,
  draftWithArea,
  measureInput,
  openSynthetic,
  propose,
  publishedWithArea,
  refusedWithout,
} from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const IDS = [NOBODY, 'amal-2020'];
const at = (...field: string[]) => ({ code: 'NOT_FOUND', message: 'Not found', field });
const goal = { text: 'SYNTHETIC', kind: 'QUALITATIVE' };
const area = { number: 1, title: 'SYNTHETIC' };
const followUp = { on: dayFromNow(0), text: 'SYNTHETIC' };

/** Each id that an input takes. */
const TAKEN: [string, (id: string, own: string) => object, string[]][] = [
  ['draftPromise', (id) => draftInput({ predecessor: id }), ['predecessor']],
  ['draftPromise', (id) => draftInput({ municipalities: ['9001', id] }), ['municipalities', '1']],
  ['publishPromise', (id) => ({ id, version: 1 }), ['id']],
  ['signPromise', (id) => ({ id, version: 1, signedOn: dayFromNow(0) }), ['id']],
  ['addFocusArea', (id) => ({ promise: id, ...area }), ['promise']],
  ['setGoal', (id) => ({ focusArea: id, ...goal }), ['focusArea']],
  ['setGoal', (id, own) => ({ focusArea: own, id, ...goal }), ['id']],
  ['assessGoal', (id) => ({ id, assessment: 'MET', assessedOn: dayFromNow(0) }), ['id']],
  ['recordFollowUp', (id) => ({ promise: id, ...followUp }), ['promise']],
  ['proposeMeasure', (id, own) => measureInput([own, id], { visibility: 'PARTY' }), ['focusAreas', '1']],
  ['reviseMeasure', (id) => ({ id, version: 1, title: 'SYNTHETIC' }), ['id']],
  ['changeMeasureState', (id) => ({ id, version: 1, state: 'ONGOING' }), ['id']],
  ['recordProgress', (id) => ({ id, version: 1, progress: 1 }), ['id']],
];

it.each(TAKEN)('%s answers it for what is nobody’s: %#', async (mutation, inputOf, field) => {
  const own = (await draftWithArea(promises)).area.id;
  for (const id of IDS) expect(await refusedWithout(promises, mutation, inputOf(id, own))).toEqual(at(...field));
});

it('is answered for a goal of another focus area', async () => {
  const [one, other] = [await draftWithArea(promises), await draftWithArea(promises)];
  const { id } = await changed(promises, 'setGoal', { focusArea: other.area.id, ...goal });
  expect(await refusedWithout(promises, 'setGoal', { focusArea: one.area.id, id, ...goal })).toEqual(at('id'));
});

it('is answered for a municipality outside the grant', async () => {
  const caller = callerOf('PARTY', ['promises:write'], ['9002']);
  const input = draftInput({ municipalities: ['9002', '9001'] });
  expect(await refusedWithout(promises, 'draftPromise', input, caller)).toEqual(at('municipalities'));
});

const WRITERS = [
  { who: 'another municipality’s party, of a draft', draft: true, caller: callerOf('PARTY', ['promises:write'], ['9002']) },
  { who: 'a council’s member, of a draft', draft: true, caller: callerOf('COUNCIL', ['promises:write'], ['9001']) },
  { who: 'another municipality’s party, of what is open', draft: false, caller: callerOf('PARTY', ['promises:write'], ['9002']) },
  { who: 'one of two municipalities’ party', draft: false, caller: callerOf('PARTY', ['promises:write'], ['9003']) },
];

it.each(WRITERS)('is answered to $who', async ({ draft, caller }) => {
  const changes = { municipalities: ['9001', '9003'] };
  const made = draft ? await draftWithArea(promises, changes) : await publishedWithArea(promises, changes);
  const { id, version } = made.promise;
  const set = await changed(promises, 'setGoal', { focusArea: made.area.id, ...goal });
  const measure = await propose(promises, [made.area.id], { visibility: draft ? 'PARTY' : 'PUBLIC' });
  const inputs: [string, object, string[]][] = [
    ['publishPromise', { id, version }, ['id']],
    ['signPromise', { id, version: 99, signedOn: dayFromNow(0) }, ['id']],
    ['addFocusArea', { promise: id, ...area }, ['promise']],
    ['setGoal', { focusArea: made.area.id, ...goal }, ['focusArea']],
    ['assessGoal', { id: set.id, assessment: 'MET', assessedOn: dayFromNow(0) }, ['id']],
    ['recordFollowUp', { promise: id, ...followUp }, ['promise']],
    ['proposeMeasure', measureInput([made.area.id], { visibility: 'PARTY' }), ['focusAreas', '0']],
    ['reviseMeasure', { id: measure.id, version: 99, title: 'SYNTHETIC' }, ['id']],
    ['changeMeasureState', { id: measure.id, version: 1, state: 'ONGOING' }, ['id']],
    ['recordProgress', { id: measure.id, version: 1, progress: 1 }, ['id']],
  ];
  for (const [mutation, input, field] of inputs)
    expect(await refusedWithout(promises, mutation, input, caller)).toEqual(at(...field));
});
