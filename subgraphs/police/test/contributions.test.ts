import { randomUUID } from 'node:crypto';
import { Visibility } from '@hub/kernel';
import { callerOf, knowForeign, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { policeOf, RECORD_CONTRIBUTION } from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

const record = (measure: string, text: string, caller = policeOf('1492'), idempotencyKey?: string) =>
  police.ask(RECORD_CONTRIBUTION, { input: { measure, text, ...(idempotencyKey && { idempotencyKey }) } }, caller);
const contributionOf = async (id: string, caller?: typeof PARTY) =>
  (await police.entities('Measure', [{ id }], 'policeContribution { text english: text(language: EN) }', caller)).data
    ._entities[0].policeContribution;

describe('recordPoliceContribution', () => {
  it('writes what the police do for a measure, with Sweden’s day', async () => {
    const measure = await knowForeign(police, 'Measure');
    expect(await contributionOf(measure)).toBeNull();
    const { data, errors } = await record(measure, 'Fotpatrull i centrum');
    expect(errors).toEqual([]);
    const recordedOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
    expect(data.recordPoliceContribution).toEqual({
      contribution: { text: 'Fotpatrull i centrum', recordedOn, sources: [] },
      userErrors: [],
    });
    expect(await contributionOf(measure)).toEqual({ text: 'Fotpatrull i centrum', english: 'Fotpatrull i centrum' });
  });

  it('takes the place of the one before', async () => {
    const measure = await knowForeign(police, 'Measure');
    await record(measure, 'Först');
    await record(measure.toUpperCase(), 'Sedan');
    expect(await contributionOf(measure)).toMatchObject({ text: 'Sedan' });
  });

  it('has one effect and one answer for one key', async () => {
    const measure = await knowForeign(police, 'Measure');
    const first = await record(measure, 'Ett', policeOf('1492'), 'k1');
    await record(measure, 'Två');
    expect((await record(measure, 'Ett', policeOf('1492'), 'k1')).data).toEqual(first.data);
    expect(await contributionOf(measure)).toMatchObject({ text: 'Två' });
  });
});

describe('a contribution', () => {
  it('is hidden while the measure is under embargo, but not from its parties', async () => {
    const visibleFrom = new Date(Date.now() + 86_400_000);
    const measure = await knowForeign(police, 'Measure', { visibleFrom });
    await record(measure, 'Kommer');
    expect(await contributionOf(measure)).toBeNull();
    expect(await contributionOf(measure, callerOf('COUNCIL'))).toBeNull();
    expect(await contributionOf(measure, policeOf('1461'))).toBeNull();
    expect(await contributionOf(measure, policeOf('1492'))).toMatchObject({ text: 'Kommer' });
  });

  it('is hidden with a measure of the council’s', async () => {
    const measure = await knowForeign(police, 'Measure', { visibility: Visibility.COUNCIL });
    await record(measure, 'I rådet');
    expect(await contributionOf(measure, callerOf('SECTOR'))).toBeNull();
    expect(await contributionOf(measure, callerOf('COUNCIL'))).toMatchObject({ text: 'I rådet' });
  });

  it('takes one statement for a hundred measures', async () => {
    police.statements();
    const keys = Array.from({ length: 100 }, () => ({ id: randomUUID() }));
    await police.entities('Measure', keys, 'policeContribution { text }');
    expect(police.statements()).toHaveLength(1);
  });
});
