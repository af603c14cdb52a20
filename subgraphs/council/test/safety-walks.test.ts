import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { counts, HIDDEN, openCouncil, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const walk = (parts: object = {}) => ({
  municipality: '1492',
  plannedFor: '2027-05-01T16:00:00.000Z',
  area: 'Centrum',
  ...parts,
});

it('goes from its planning to its follow-up, and keeps what was found', async () => {
  const planned = await send(council, 'planSafetyWalk', walk());
  expect(planned.errors).toEqual([]);
  const { id } = planned.sent.safetyWalk;
  expect(planned.sent.safetyWalk).toEqual({
    id,
    plannedFor: '2027-05-01T16:00:00.000Z',
    area: 'Centrum',
    stage: 'PRE_MEETING',
    findings: [],
    measures: [],
    version: 1,
  });
  const walked = await send(council, 'advanceSafetyWalk', {
    id,
    version: 1,
    stage: 'WALK',
    findings: ['Trasig lykta', 'Mörk gångväg'],
    measures: [HIDDEN],
  });
  expect(walked.sent).toMatchObject({
    userErrors: [],
    safetyWalk: {
      stage: 'WALK',
      version: 2,
      findings: [
        { text: 'Trasig lykta', measure: null },
        { text: 'Mörk gångväg', measure: null },
      ],
      measures: [{ id: HIDDEN }],
    },
  });
  const followed = await send(council, 'advanceSafetyWalk', {
    id,
    version: 2,
    stage: 'FOLLOW_UP',
    findings: ['Lyktan är lagad'],
    measures: [HIDDEN.toUpperCase()],
  });
  expect(followed.sent.safetyWalk).toMatchObject({ stage: 'FOLLOW_UP', version: 3, measures: [{ id: HIDDEN }] });
  expect(followed.sent.safetyWalk.findings).toHaveLength(3);
});

it('is public from its planning, the measures only as far as they are cleared', async () => {
  const { data, errors } = await council.entities(
    'Municipality',
    [{ code: '1492' }],
    'safetyWalks { totalCount edges { node { area stage findings { text } measures { id } } } }',
  );
  expect(errors).toEqual([]);
  const { totalCount, edges } = data._entities[0].safetyWalks;
  expect(totalCount).toBe(1);
  expect(edges[0].node).toMatchObject({ area: 'Centrum', stage: 'FOLLOW_UP', measures: [] });
});

it('lists the latest first, and keeps its place when one comes in between', async () => {
  for (const year of [2026, 2028, 2029]) await send(council, 'planSafetyWalk', walk({ plannedFor: `${year}-05-01T16:00:00Z` }));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await council.entities(
      'Municipality',
      [{ code: '1492' }],
      `safetyWalks(first: 1${after ? `, after: "${after}"` : ''}) { pageInfo { hasNextPage endCursor } edges { node { plannedFor } } }`,
    );
    const { pageInfo, edges } = data._entities[0].safetyWalks;
    seen.push(edges[0].node.plannedFor.slice(0, 4));
    if (after === null) await send(council, 'planSafetyWalk', walk({ plannedFor: '2030-05-01T16:00:00Z' }));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(['2029', '2028', '2027', '2026']);
});

it('has one effect for one key', async () => {
  const input = walk({ idempotencyKey: 'once' });
  const first = await send(council, 'planSafetyWalk', input);
  const stood = await counts(council);
  expect(await send(council, 'planSafetyWalk', input)).toEqual(first);
  expect(await counts(council)).toEqual(stood);
  const advance = { idempotencyKey: 'on', id: first.sent.safetyWalk.id, version: 1, stage: 'WALK', findings: ['Klotter'] };
  const walked = await send(council, 'advanceSafetyWalk', advance);
  expect(await send(council, 'advanceSafetyWalk', advance)).toEqual(walked);
  expect(walked.sent.safetyWalk.findings).toHaveLength(1);
});

it('hides its version from who lacks the scope', async () => {
  const reader = callerOf('PARTY', ['council:read']);
  const query = 'safetyWalks(first: 1) { edges { node { stage version } } }';
  const { data } = await council.entities('Municipality', [{ code: '1492' }], query, reader);
  expect(data._entities[0].safetyWalks.edges[0].node).toEqual({ stage: 'PRE_MEETING', version: null });
  const writer = await council.entities('Municipality', [{ code: '1492' }], query, PARTY);
  expect(writer.data._entities[0].safetyWalks.edges[0].node.version).toBe(1);
});
