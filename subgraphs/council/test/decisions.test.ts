import { factId } from '@hub/kernel';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AREA, counts, HIDDEN, openCouncil, PROMISE, SEEDED_MEETING, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const decision = (parts: object = {}) => ({
  meeting: SEEDED_MEETING,
  text: 'Gemensam närvaro i centrum',
  decidedOn: '2022-12-14',
  concerns: [{ focusArea: AREA }, { promise: PROMISE }, { measure: HIDDEN }],
  ...parts,
});

it('records what a meeting decided, and shows it where it concerns', async () => {
  const { sent, errors } = await send(council, 'recordDecision', decision({ idempotencyKey: 'once' }));
  expect(errors).toEqual([]);
  expect(sent).toMatchObject({
    userErrors: [],
    decision: {
      text: 'Gemensam närvaro i centrum',
      decidedOn: '2022-12-14',
      meeting: { id: SEEDED_MEETING },
      concerns: [
        { __typename: 'FocusArea', id: AREA },
        { __typename: 'CitizenPromise', id: PROMISE },
        { __typename: 'Measure', id: HIDDEN },
      ],
    },
  });
  const { id } = sent.decision;
  const concerned = [
    ['CitizenPromise', PROMISE],
    ['FocusArea', AREA],
    ['Meeting', SEEDED_MEETING],
  ] as const;
  for (const [type, key] of concerned) {
    const { data } = await council.entities(type, [{ id: key }], 'decisions { id }');
    expect(data._entities).toEqual([{ decisions: [{ id }] }]);
  }
  const stood = await counts(council);
  expect(await send(council, 'recordDecision', decision({ idempotencyKey: 'once' }))).toEqual({ sent, errors });
  expect(await counts(council)).toEqual(stood);
});

it('hides a subject from those who may not read it, from both sides', async () => {
  const { data } = await council.entities('Meeting', [{ id: SEEDED_MEETING }], 'decisions { concerns { __typename } }');
  expect(data._entities[0].decisions[0].concerns).toEqual([{ __typename: 'FocusArea' }, { __typename: 'CitizenPromise' }]);
  const mellerud = callerOf('PARTY', [], ['1461']);
  const back = await council.entities('Measure', [{ id: HIDDEN }], 'decisions { id }', mellerud);
  expect(back.data._entities).toEqual([{ decisions: [] }]);
});

it('lists a promise’s decisions newest first', async () => {
  await send(council, 'recordDecision', decision({ decidedOn: '2023-05-01', concerns: [{ promise: PROMISE }] }));
  const { data } = await council.entities('CitizenPromise', [{ id: PROMISE }], 'decisions { decidedOn }');
  expect(data._entities[0].decisions).toEqual([{ decidedOn: '2023-05-01' }, { decidedOn: '2022-12-14' }]);
});

it('may concern nothing that is named', async () => {
  const { sent } = await send(council, 'recordDecision', decision({ concerns: [] }));
  expect(sent.decision.concerns).toEqual([]);
});

it('knows every area of the seeded promises', async () => {
  const area = factId('FocusArea', 'amal-2018', 1);
  const { sent } = await send(council, 'recordDecision', decision({ concerns: [{ focusArea: area }] }));
  const { data } = await council.entities('Decision', [{ id: sent.decision.id }], 'concerns { ... on FocusArea { id } }');
  expect(data._entities).toEqual([{ concerns: [{ id: area }] }]);
});
