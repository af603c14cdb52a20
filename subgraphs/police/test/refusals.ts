import { randomUUID } from 'node:crypto';
import type { Caller } from '@hub/kernel';
import type { Answer, TestSubgraph } from '@hub/kernel/testing';
import { expect } from '@jest/globals';
import { AMAL_PROMISE, AMAL_SERIES, policeOf, SOURCE } from './fixtures.ts';

/** Inputs that would be written as they stand; a test spoils one thing. */
export const POINT = { period: { from: '2022-01-01', to: '2022-12-31' }, value: 1 };
export const STATISTICS = { series: AMAL_SERIES, points: [POINT], sources: [SOURCE] };
export const CLAIM = { promise: AMAL_PROMISE, text: 'Text', speaker: { name: 'Namn' }, source: SOURCE };
export const NOTICE = { title: 'Rubrik', text: 'Text', municipalities: ['1492'], visibility: 'PUBLIC' };

/** What a mutation answers that must leave nothing behind, its idempotency key included. */
export async function refused(
  police: TestSubgraph,
  mutation: string,
  input: object,
  caller: Caller = policeOf('1492'),
): Promise<Answer> {
  const before = await rowCounts(police);
  const answer = await police.ask(mutation, { input: { idempotencyKey: randomUUID(), ...input } }, caller);
  expect(await rowCounts(police)).toEqual(before);
  return answer;
}

/** The userErrors of a mutation that must leave nothing behind. */
export async function userErrors(police: TestSubgraph, mutation: string, input: object, caller?: Caller): Promise<object[]> {
  const { data, errors } = await refused(police, mutation, input, caller);
  expect(errors).toEqual([]);
  return (Object.values(data) as { userErrors: object[] }[]).flatMap((payload) => payload.userErrors);
}

async function rowCounts({ database }: TestSubgraph): Promise<object> {
  const [counts] = await database.source.query(`select
    (select count(*)::int from statistic_point) as points, (select count(*)::int from quoted_claim) as claims,
    (select count(*)::int from police_contribution) as contributions, (select count(*)::int from notice) as notices,
    (select count(*)::int from idempotent_answer) as answers`);
  return counts;
}
