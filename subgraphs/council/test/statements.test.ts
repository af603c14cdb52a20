import { PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AMAL, HIDDEN, meeting, openCouncil, PROMISE, send } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

const MEETINGS = `meetings { heldOn promise { id } agenda { text } notes
  attendance { present organisation { name memberships { council { name municipality { code } } } } }
  decisions { text meeting { id } concerns { __typename } } } decisions { text }`;

async function cost(ask: () => Promise<{ errors: readonly unknown[] }>): Promise<number> {
  council.statements();
  expect((await ask()).errors).toEqual([]);
  return council.statements().length;
}

it('takes the same number of statements for 1 meeting as for 40', async () => {
  const read = () => council.entities('CitizenPromise', [{ id: PROMISE }], MEETINGS, PARTY);
  const write = async (day: number) => {
    const heldOn = new Date(Date.UTC(2023, 0, day)).toISOString().slice(0, 10);
    const attendance = ['pro', 'lrf', 'polisen'].map((organisation) => ({ organisation, present: true }));
    const met = (await send(council, 'recordMeeting', meeting({ heldOn, attendance, promise: PROMISE, notes: 'X' }))).sent
      .meeting;
    const concerns = [{ promise: PROMISE }, { measure: HIDDEN }];
    await send(council, 'recordDecision', { meeting: met.id, text: 'X', decidedOn: heldOn, concerns });
  };
  await write(1);
  const few = await cost(read);
  for (let day = 2; day <= 40; day += 1) await write(day);
  expect(await cost(read)).toBe(few);
  expect(few).toBeLessThanOrEqual(13); // the last is the audit log's
});

it('resolves 100 measures, organisations and municipalities as it resolves one', async () => {
  const keys = Array.from({ length: 100 }, (_, n) => ({ id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` }));
  const codes = Array.from({ length: 100 }, (_, n) => ({ code: String(1000 + n) }));
  const asked = [
    ['Measure', keys, 'decisions { text } actionPoints { text measure { id } }'],
    ['Organisation', keys, 'name memberships { since } actionPoints { text }'],
    ['Municipality', codes, 'safetyCouncil { members { totalCount } } safetyWalks { totalCount edges { node { area } } }'],
  ] as const;
  for (const [type, all, selection] of asked) {
    const one = await cost(() => council.entities(type, all.slice(0, 1), selection, PARTY));
    expect(await cost(() => council.entities(type, [...all], selection, PARTY))).toBe(one);
  }
});

it('counts a list only where the query asks', async () => {
  const members = (selection: string) => council.ask(`{ safetyCouncil(id: "${AMAL}") { members(first: 5) { ${selection} } } }`);
  const plain = await cost(() => members('edges { node { name } }'));
  expect(await cost(() => members('totalCount edges { node { name } }'))).toBe(plain + 1);
});
