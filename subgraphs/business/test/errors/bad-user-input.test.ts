import { describeHostileInput } from '@hub/kernel/hostile';
import { committedSchema, contentsOf, sendTo } from '@hub/kernel/refusals';
import { type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBusiness } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

describe('BAD_USER_INPUT', () => {
  const schema = committedSchema('business');
  let business: TestSubgraph;
  let accepted: Record<string, object>;
  beforeAll(async () => {
    business = await openBusiness();
    accepted = await inputs(business);
  });
  afterAll(() => business.close());

  const badInput = (message: string) => [expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })];
  const long = (length: number) => 'å'.repeat(length);

  it.each([
    ['reportIncident', { area: long(201) }, 'area must be shorter than or equal to 200 characters'],
    ['reportIncident', { area: '  ' }, 'area is blank'],
    ['reportIncident', { month: 'november' }, 'month must be written YYYY-MM'],
    ['reportIncident', { month: '2026-13' }, 'month must be written YYYY-MM'],
    ['reportIncident', { text: long(1001) }, 'text must be shorter than or equal to 1000 characters'],
    ['reportIncident', { text: '' }, 'text is blank'],
    [
      'reportIncident',
      { municipality: '1'.repeat(10_001) },
      'municipality has 10001 characters; no text may have more than 10000',
    ],
    ['reportIncident', { idempotencyKey: long(201) }, 'idempotencyKey has 201 characters; it may have 1 to 200'],
    ['withdrawIncidentReport', { code: long(101) }, 'code must be shorter than or equal to 100 characters'],
    ['joinMeasure', { businesses: -1 }, 'businesses is -1; it may be 0 to 10000'],
    ['joinMeasure', { businesses: 10_001 }, 'businesses is 10001; it may be 0 to 10000'],
    ['joinMeasure', { notes: long(2001) }, 'notes must be shorter than or equal to 2000 characters'],
  ])('%s refuses %j', async (mutation, changes, message) => {
    const stood = await contentsOf(business);
    const { data, errors } = await sendTo(business, schema, mutation, { ...accepted[mutation], ...changes });
    expect({ data, errors }).toEqual({ data: { [mutation]: null }, errors: badInput(message) });
    expect(await contentsOf(business)).toEqual(stood);
  });

  it.each([
    ['2025-01-01', '2025-02-28'],
    ['2025-01-01', '2025-06-30'],
    ['2025-02-01', '2025-04-30'],
    ['2025-03-31', '2025-01-01'],
    ['2010-01-01', '2010-12-31'],
    ['2190-01-01', '2190-12-31'],
  ])('no period but a calendar quarter or year from 2018 on: %s to %s', async (from, to) => {
    const query = 'query ($period: PeriodInput) { businessSafety(municipality: "9001", period: $period) { id } }';
    const { data, errors } = await business.ask(query, { period: { from, to } });
    const year = new Date().getFullYear();
    expect(data).toEqual({ businessSafety: null });
    expect(errors).toEqual(
      badInput(`period is ${from} to ${to}; it may be a calendar quarter or a calendar year from 2018 to ${year}`),
    );
  });
});

describeHostileInput('business', { open, inputs });
