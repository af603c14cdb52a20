import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { counts, HIDDEN, openCouncil, SEEDED_MEETING, send } from './council.ts';

let council: TestSubgraph;
let decision: string;
beforeAll(async () => {
  council = await openCouncil();
  const decided = { meeting: SEEDED_MEETING, text: 'Beslut', decidedOn: '2022-12-14', concerns: [] };
  decision = (await send(council, 'recordDecision', decided)).sent.decision.id;
});
afterAll(() => council.close());

const MEMBER = callerOf('COUNCIL', ['council:read', 'council:write'], ['1492']);
const point = (parts: object = {}) => ({
  decision,
  text: 'Ordna belysning vid torget',
  assignee: 'amals-kommunfastigheter',
  dueOn: '2023-02-01',
  ...parts,
});

it('is given by a member, closed once, with a note', async () => {
  const { sent, errors } = await send(council, 'assignActionPoint', point(), MEMBER);
  expect(errors).toEqual([]);
  expect(sent.actionPoint).toMatchObject({
    text: 'Ordna belysning vid torget',
    assignee: { slug: 'amals-kommunfastigheter' },
    dueOn: '2023-02-01',
    state: 'OPEN',
    note: null,
    measure: null,
    version: 1,
  });
  const { id } = sent.actionPoint;
  const closed = await send(council, 'closeActionPoint', { id, version: 1, note: 'Klart' }, MEMBER);
  expect(closed.sent).toEqual({ actionPoint: { id, state: 'CLOSED', note: 'Klart', version: 2 }, userErrors: [] });
});

it('has one effect for one key', async () => {
  const input = point({ idempotencyKey: 'once' });
  const first = await send(council, 'assignActionPoint', input, MEMBER);
  const stood = await counts(council);
  expect(await send(council, 'assignActionPoint', input, MEMBER)).toEqual(first);
  expect(await counts(council)).toEqual(stood);
  const { id } = first.sent.actionPoint;
  const close = { idempotencyKey: 'close', id, version: 1 };
  const closed = await send(council, 'closeActionPoint', close, MEMBER);
  expect(closed.sent.userErrors).toEqual([]);
  expect(await send(council, 'closeActionPoint', close, MEMBER)).toEqual(closed);
});

it('is never public, also where its decision is', async () => {
  const { sent } = await send(council, 'assignActionPoint', point({ text: 'Inte för alla' }));
  const keys = [{ id: sent.actionPoint.id }];
  const read = async (caller = PARTY) => (await council.entities('ActionPoint', keys, 'text', caller)).data._entities;
  expect(await read(callerOf('COUNCIL', ['council:read'], ['1492']))).toEqual([{ text: 'Inte för alla' }]);
  expect(await read(callerOf('SECTOR', ['council:read'], ['1492']))).toEqual([null]);
  expect(await read(callerOf('COUNCIL', ['council:read'], ['1461']))).toEqual([null]);
  const unscoped = await council.entities('ActionPoint', keys, 'text', callerOf('COUNCIL'));
  expect(unscoped.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
});

it('stands under its measure and under its assignee, soonest due first', async () => {
  for (const dueOn of ['2024-02-01', null, '2024-01-01'])
    await send(council, 'assignActionPoint', point({ assignee: 'pro', measure: HIDDEN, dueOn }));
  const days = [{ dueOn: '2024-01-01' }, { dueOn: '2024-02-01' }, { dueOn: null }];
  const measure = await council.entities('Measure', [{ id: HIDDEN }], 'actionPoints { dueOn }', PARTY);
  expect(measure.data._entities).toEqual([{ actionPoints: days }]);
  const assignee = await council.ask('{ organisation(slug: "pro") { actionPoints { dueOn measure { id } } } }', {}, MEMBER);
  expect(assignee.data.organisation.actionPoints).toEqual(days.map((day) => ({ ...day, measure: null })));
  const hidden = await council.entities('Measure', [{ id: HIDDEN }], 'actionPoints { dueOn }', MEMBER);
  expect(hidden.data._entities).toEqual([{ actionPoints: [] }]);
});

it('without a decision, is read by the councils its assignee sits in', async () => {
  const { sent } = await send(council, 'assignActionPoint', point({ decision: null, dueOn: null }));
  const [row] = await council.database.source.query('select visibility, municipalities from action_point where id = $1', [
    sent.actionPoint.id,
  ]);
  expect(row).toEqual({ visibility: 'COUNCIL', municipalities: ['1492'] });
});
