import { Visibility } from '@hub/kernel';
import { callerOf, knowForeign, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AMAL, counts, meeting, openCouncil, PROMISE, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

it('records a meeting with its agenda numbered from 1', async () => {
  const { sent, errors } = await send(
    council,
    'recordMeeting',
    meeting({
      agenda: ['Lägesbild', 'Kameror i centrum'],
      notes: 'Rådet var enigt',
      promise: PROMISE,
      attendance: [
        { organisation: 'polisen', present: true },
        { organisation: 'lrf', present: false },
      ],
      sources: [{ title: 'Protokoll' }],
    }),
  );
  expect(errors).toEqual([]);
  expect(sent.userErrors).toEqual([]);
  expect(sent.meeting).toMatchObject({
    heldOn: '2023-03-01',
    purpose: 'Uppföljning av löftet',
    notes: 'Rådet var enigt',
    promise: { id: PROMISE },
    agenda: [
      { number: 1, text: 'Lägesbild' },
      { number: 2, text: 'Kameror i centrum' },
    ],
    attendance: [
      { organisation: { slug: 'lrf' }, present: false },
      { organisation: { slug: 'polisen' }, present: true },
    ],
  });
});

it('leaves null what nobody has said', async () => {
  const { sent } = await send(council, 'recordMeeting', meeting({ purpose: null, attendance: [] }));
  expect(sent.meeting).toMatchObject({ purpose: null, agenda: null, notes: null, attendance: [], promise: null });
});

it('names a promise to those alone who may read it', async () => {
  const draft = await knowForeign(council, 'CitizenPromise', { visibility: Visibility.PARTY });
  const { sent } = await send(council, 'recordMeeting', meeting({ promise: draft }));
  expect(sent.meeting.promise).toEqual({ id: draft });
  const seen = await council.entities('Meeting', [{ id: sent.meeting.id }], 'promise { id }', callerOf('COUNCIL'));
  expect(seen.data._entities).toEqual([{ promise: null }]);
  const listed = await council.entities('CitizenPromise', [{ id: draft }], 'meetings { id }', callerOf('COUNCIL'));
  expect(listed.data._entities).toEqual([{ meetings: [] }]);
});

it('answers the same for the same key, with one effect', async () => {
  const input = meeting({ idempotencyKey: 'once', heldOn: '2023-04-01', agenda: ['En punkt'] });
  const first = await send(council, 'recordMeeting', input);
  const after = await counts(council);
  const second = await send(council, 'recordMeeting', input);
  expect(second).toEqual(first);
  expect(await counts(council)).toEqual(after);
});

it('lists meetings newest first, those without a day last, and keeps its place when one comes in between', async () => {
  const { source } = council.database;
  await source.query(`update meeting set held_on = null where id = (select id from meeting where held_on = '2023-04-01')`);
  const page = async (after: string | null) => {
    const { data, errors } = await council.ask(
      `query ($after: String) { safetyCouncil(id: "${AMAL}") { meetings(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { heldOn } } } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    return data.safetyCouncil.meetings;
  };
  const first = await page(null);
  await send(council, 'recordMeeting', meeting({ heldOn: '2024-01-01' }));
  const days: (string | null)[] = first.edges.map(({ node }: { node: { heldOn: string } }) => node.heldOn);
  for (let next = first; next.pageInfo.hasNextPage; ) {
    next = await page(next.pageInfo.endCursor);
    days.push(...next.edges.map(({ node }: { node: { heldOn: string } }) => node.heldOn));
  }
  expect(days).toEqual(['2023-03-01', '2023-03-01', '2023-03-01', '2022-12-14', null]);
});
