import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { counts, meeting, openCouncil, send } from '../council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

it.each(['amals-kommun', 'okand'])('%s may not be recorded as attending', async (slug) => {
  const stood = await counts(council);
  const attendance = [
    { organisation: 'polisen', present: true },
    { organisation: slug, present: true },
  ];
  const { sent, errors } = await send(council, 'recordMeeting', meeting({ attendance }));
  expect(errors).toEqual([]);
  expect(sent).toEqual({
    meeting: null,
    userErrors: [
      {
        code: 'NOT_A_MEMBER',
        message: `${slug} had no seat in the council on 2023-03-01`,
        field: ['attendance', '1', 'organisation'],
      },
    ],
  });
  expect(await counts(council)).toEqual(stood);
});

it('goes by the day of the meeting: a seat is held from its first day to its last', async () => {
  await council.database.source.query(`update membership set since = '2022-01-01', until = '2023-12-31'
    where organisation_id = (select id from organisation where slug = 'pro')`);
  const attendance = [{ organisation: 'pro', present: true }];
  const codes = async (heldOn: string) => {
    const { sent } = await send(council, 'recordMeeting', meeting({ heldOn, attendance }));
    return sent.userErrors.map(({ code }: { code: string }) => code);
  };
  expect(await codes('2021-12-31')).toEqual(['NOT_A_MEMBER']);
  expect(await codes('2022-01-01')).toEqual([]);
  expect(await codes('2023-12-31')).toEqual([]);
  expect(await codes('2024-01-01')).toEqual(['NOT_A_MEMBER']);
  const filter = '{ organisations(first: 100) { totalCount } organisation(slug: "pro") { memberships { until } } }';
  const { data } = await council.ask(filter);
  expect(data).toEqual({ organisations: { totalCount: 15 }, organisation: { memberships: [{ until: '2023-12-31' }] } });
  const members = await council.entities('Municipality', [{ code: '1492' }], 'safetyCouncil { members { totalCount } }');
  expect(members.data._entities[0].safetyCouncil.members.totalCount).toBe(13);
});

it.each([
  { assignee: 'amals-kommun', caller: PARTY },
  { assignee: 'polisen', caller: callerOf('PARTY', ['council:read', 'council:write'], ['1461']) },
])('an action point without a decision goes to a member, and $assignee is none', async ({ assignee, caller }) => {
  const { sent } = await send(council, 'assignActionPoint', { text: 'Att göra', assignee }, caller);
  expect(sent.userErrors).toEqual([
    {
      code: 'NOT_A_MEMBER',
      message: `${assignee} has no seat in a council of the caller's, and no decision is named`,
      field: ['assignee'],
    },
  ]);
});
