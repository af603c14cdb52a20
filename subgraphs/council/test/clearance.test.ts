import { type Caller, Visibility } from '@hub/kernel';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AMAL, meeting, openCouncil, PROMISE, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const READ = ['council:read'];
const READERS: Record<string, Caller> = {
  anyone: callerOf('PUBLIC', [], []),
  'a sector body': callerOf('SECTOR', READ, ['1492']),
  'a member': callerOf('COUNCIL', READ, ['1492']),
  'a party': callerOf('PARTY', READ, ['1492']),
  'a neighbouring party': callerOf('PARTY', READ, ['1461']),
};

const ROWS = [
  { title: 'public', visibility: 'PUBLIC', visibleFrom: null, readers: Object.keys(READERS) },
  { title: 'the sector’s', visibility: 'SECTOR', visibleFrom: null, readers: ['a sector body', 'a member', 'a party'] },
  { title: 'the council’s', visibility: 'COUNCIL', visibleFrom: null, readers: ['a member', 'a party'] },
  { title: 'the parties’', visibility: 'PARTY', visibleFrom: null, readers: ['a party'] },
  { title: 'public, under embargo', visibility: 'PUBLIC', visibleFrom: '2999-01-01T00:00:00Z', readers: ['a party'] },
  { title: 'public, the embargo over', visibility: 'PUBLIC', visibleFrom: '2020-01-01T00:00:00Z', readers: Object.keys(READERS) },
];

describe.each(ROWS)('a meeting that is $title', ({ visibility, visibleFrom, readers }) => {
  let id: string;
  let decision: string;
  beforeAll(async () => {
    const written = meeting({ visibility, visibleFrom, promise: PROMISE, agenda: ['Lägesbild'], notes: 'Anteckning' });
    id = (await send(council, 'recordMeeting', written)).sent.meeting.id;
    const decided = { meeting: id, text: 'Beslut', decidedOn: '2023-03-01', concerns: [{ promise: PROMISE }] };
    decision = (await send(council, 'recordDecision', decided)).sent.decision.id;
  });

  it.each(Object.keys(READERS))('as %s sees it', async (name) => {
    const reader = READERS[name] as Caller;
    const seen = readers.includes(name);
    const found = await council.entities('Meeting', [{ id }], 'id attendance { present } decisions { id }', reader);
    const whole = { id, attendance: [{ present: true }], decisions: [{ id: decision }] };
    expect(found.data._entities).toEqual([seen ? whole : null]);
    const decided = await council.entities('Decision', [{ id: decision }], 'meeting { id }', reader);
    expect(decided.data._entities).toEqual([seen ? { meeting: { id } } : null]);

    const lists = `meetings { id } decisions { id }`;
    const promise = (await council.entities('CitizenPromise', [{ id: PROMISE }], lists, reader)).data._entities[0];
    expect(promise.meetings.some((met: { id: string }) => met.id === id)).toBe(seen);
    expect(promise.decisions.some((met: { id: string }) => met.id === decision)).toBe(seen);
  });

  it('keeps its minutes to the council’s level in its own municipality', async () => {
    for (const [name, reader] of Object.entries(READERS)) {
      if (!readers.includes(name) || !reader.scopes.includes('council:read')) continue;
      const { data } = await council.entities('Meeting', [{ id }], 'agenda { text } notes', reader);
      const read = reader.municipalities?.includes('1492') && reader.level !== Visibility.SECTOR;
      const minutes = read ? { agenda: [{ text: 'Lägesbild' }], notes: 'Anteckning' } : { agenda: null, notes: null };
      expect([name, data._entities[0]]).toEqual([name, minutes]);
    }
  });
});

it('counts what the caller may read, and needs the scope for minutes', async () => {
  const query = `{ safetyCouncil(id: "${AMAL}") { meetings(first: 100) { totalCount edges { node { id } } } } }`;
  for (const [name, reader] of Object.entries(READERS)) {
    const { totalCount, edges } = (await council.ask(query, {}, reader)).data.safetyCouncil.meetings;
    const written = ROWS.filter(({ readers }) => readers.includes(name)).length;
    expect([name, totalCount, edges.length]).toEqual([name, written + 1, written + 1]);
  }
  const minutes = `{ safetyCouncil(id: "${AMAL}") { meetings { edges { node { notes agenda { text } } } } } }`;
  const { errors } = await council.ask(minutes, {}, { ...PARTY, scopes: [] });
  expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['UNAUTHORIZED_FIELD_OR_TYPE']));
});
