import { knowForeign, openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../../src/schema.ts';
import { PUBLISH_NOTICE, PUBLISH_STATISTICS, RECORD_CLAIM, RECORD_CONTRIBUTION } from '../fixtures.ts';
import { CLAIM, NOTICE, STATISTICS, userErrors } from '../refusals.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

describe('PERSONAL_DATA', () => {
  it.each([
    ['a telephone number', 'Ring 070-123 45 67'],
    ['an e-mail address', 'Skriv till namn@example.se'],
    ['a vehicle plate', 'Bilen ABC 123'],
    ['an identity number', 'Född 19811218-9876'],
  ])('is %s in any text, and is not repeated', async (_, text) => {
    const measure = await knowForeign(police, 'Measure');
    const found = [
      ...(await userErrors(police, RECORD_CLAIM, { ...CLAIM, text })),
      ...(await userErrors(police, RECORD_CLAIM, { ...CLAIM, speaker: { name: text } })),
      ...(await userErrors(police, RECORD_CONTRIBUTION, { measure, text })),
      ...(await userErrors(police, PUBLISH_NOTICE, { ...NOTICE, title: text })),
      ...(await userErrors(police, PUBLISH_STATISTICS, { ...STATISTICS, sources: [{ title: text }] })),
    ];
    expect(found).toHaveLength(5);
    for (const error of found) {
      expect(error).toMatchObject({ code: 'PERSONAL_DATA' });
      expect(JSON.stringify(error)).not.toContain(text.split(' ').at(-1));
    }
  });
});
