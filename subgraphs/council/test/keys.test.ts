import { factId } from '@hub/kernel';
import { PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AMAL, AREA, meeting, openCouncil, PROMISE, SEEDED_MEETING, send, UNKNOWN } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

it('resolves an organisation by either key, and null for what is none', async () => {
  const id = factId('Organisation', 'amal-handel');
  const { data, errors } = await council.entities(
    'Organisation',
    [{ slug: 'amal-handel' }, { id }, { slug: 'okand' }, { slug: 'Not a slug\u0000' }, { id: UNKNOWN }, { id: 'no id' }],
    'id slug name kind sources { title }',
  );
  expect(errors).toEqual([]);
  const [bySlug, byId, ...others] = data._entities;
  expect(bySlug).toMatchObject({ id, slug: 'amal-handel', name: 'Åmål Handel', kind: 'BUSINESS_ASSOCIATION' });
  expect(byId).toEqual(bySlug);
  expect(others).toEqual([null, null, null, null]);
  const root = await council.ask('{ known: organisation(slug: "amal-handel") { id } none: organisation(slug: "Å") { id } }');
  expect(root.data).toEqual({ known: { id }, none: null });
});

it('resolves its own other entities by id', async () => {
  const { sent } = await send(council, 'recordMeeting', meeting());
  const decided = { text: 'Beslut', decidedOn: '2023-03-01', concerns: [] };
  const decision = (await send(council, 'recordDecision', { meeting: sent.meeting.id, ...decided })).sent.decision.id;
  const assigned = { decision, text: 'Att göra', assignee: 'polisen' };
  const point = (await send(council, 'assignActionPoint', assigned)).sent.actionPoint.id;
  const planned = { municipality: '1492', plannedFor: '2027-05-01T16:00:00Z', area: 'Centrum' };
  const walk = (await send(council, 'planSafetyWalk', planned)).sent.safetyWalk.id;
  const own = { SafetyCouncil: AMAL, Meeting: SEEDED_MEETING, Decision: decision, ActionPoint: point, SafetyWalk: walk };
  for (const [type, id] of Object.entries(own)) {
    const { data, errors } = await council.entities(type, [{ id }, { id: UNKNOWN }, { id: 'no id' }], 'id', PARTY);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ id }, null, null]);
  }
  const shouted = await council.entities('Meeting', [{ id: SEEDED_MEETING.toUpperCase() }], 'id');
  expect(shouted.data._entities).toEqual([{ id: SEEDED_MEETING }]);
  const root = await council.ask(`{ known: safetyCouncil(id: "${AMAL}") { id } none: safetyCouncil(id: "x") { id } }`);
  expect(root.data).toEqual({ known: { id: AMAL }, none: null });
});

it('lends the promises subgraph’s types by their key, without asking the database', async () => {
  council.statements();
  const stubs = {
    CitizenPromise: { id: PROMISE },
    FocusArea: { id: AREA },
    Measure: { id: UNKNOWN },
    Municipality: { code: '1492' },
  };
  for (const [type, key] of Object.entries(stubs)) {
    const { data } = await council.entities(type, [key], Object.keys(key).join(' '));
    expect(data._entities).toEqual([key]);
  }
  expect((await council.entities('Municipality', [{ code: 'Åmål' }], 'code')).data._entities).toEqual([null]);
  expect((await council.entities('Measure', [{ id: '17' }], 'id')).data._entities).toEqual([null]);
  expect(council.statements()).toEqual([]);
});
