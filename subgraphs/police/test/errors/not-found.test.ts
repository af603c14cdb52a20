import { randomUUID } from 'node:crypto';
import { Visibility } from '@hub/kernel';
import { callerOf, knowForeign, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../../src/schema.ts';
import { PUBLISH_NOTICE, PUBLISH_STATISTICS, policeOf, RECORD_CLAIM, RECORD_CONTRIBUTION, storeSeries } from '../fixtures.ts';
import { CLAIM, NOTICE, STATISTICS, userErrors } from '../refusals.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

describe('NOT_FOUND', () => {
  const notFound = (...field: string[]) => [{ code: 'NOT_FOUND', message: 'Not found', field }];

  it.each(['none', randomUUID()])('is a series, a promise or a measure that is not: %s', async (id) => {
    expect(await userErrors(police, PUBLISH_STATISTICS, { ...STATISTICS, series: id })).toEqual(notFound('series'));
    expect(await userErrors(police, RECORD_CLAIM, { ...CLAIM, promise: id })).toEqual(notFound('promise'));
    expect(await userErrors(police, RECORD_CONTRIBUTION, { measure: id, text: 'Text' })).toEqual(notFound('measure'));
    expect(await userErrors(police, RECORD_CONTRIBUTION, { measure: id, text: 'Text' }, PARTY)).toEqual(notFound('measure'));
  });

  it('is what the caller may not see', async () => {
    const guard = { visibility: Visibility.PARTY, municipalities: ['1461'] };
    const series = await storeSeries(police, { ...guard, municipalities: ['1461', '1492'] });
    const promise = await knowForeign(police, 'CitizenPromise', guard);
    const measure = await knowForeign(police, 'Measure', guard);
    const council = callerOf('COUNCIL', ['police:write'], ['1492']);
    expect(await userErrors(police, PUBLISH_STATISTICS, { ...STATISTICS, series }, council)).toEqual(notFound('series'));
    expect(await userErrors(police, RECORD_CLAIM, { ...CLAIM, promise })).toEqual(notFound('promise'));
    expect(await userErrors(police, RECORD_CONTRIBUTION, { measure, text: 'Text' })).toEqual(notFound('measure'));
  });

  it('is what another municipality’s police would write', async () => {
    const measure = await knowForeign(police, 'Measure');
    const mellerud = policeOf('1461');
    expect(await userErrors(police, PUBLISH_STATISTICS, STATISTICS, mellerud)).toEqual(notFound('series'));
    expect(await userErrors(police, RECORD_CLAIM, CLAIM, mellerud)).toEqual(notFound('promise'));
    expect(await userErrors(police, RECORD_CONTRIBUTION, { measure, text: 'Text' }, mellerud)).toEqual(notFound('measure'));
    expect(await userErrors(police, PUBLISH_NOTICE, { ...NOTICE, municipalities: ['1461', '1492'] }, mellerud)).toEqual(
      notFound('municipalities'),
    );
  });
});
