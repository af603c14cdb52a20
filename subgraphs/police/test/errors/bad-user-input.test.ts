import { describeHostileInput } from '@hub/kernel/hostile';
import { callerOf, openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../../src/schema.ts';
import { AMAL_PROMISE, PUBLISH_NOTICE, PUBLISH_STATISTICS, RECORD_CLAIM, RECORD_CONTRIBUTION } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';
import { CLAIM, NOTICE, POINT, refused, STATISTICS } from '../refusals.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

describe('BAD_USER_INPUT', () => {
  const neither = { ...STATISTICS, points: [{ period: POINT.period }] };
  const both = { ...STATISTICS, points: [POINT, { ...POINT, withheld: 'WITHHELD' }] };
  const backwards = { ...STATISTICS, points: [{ period: { from: '2022-02-01', to: '2022-01-01' }, value: 1 }] };
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString();

  it.each([
    ['a point without a figure', PUBLISH_STATISTICS, neither, 'points.0 has neither value nor withheld; it takes one of them'],
    ['a point with two', PUBLISH_STATISTICS, both, 'points.1 has both value and withheld; it takes one of them'],
    [
      'a period in the wrong order',
      PUBLISH_STATISTICS,
      backwards,
      'points.0.period.from is 2022-02-01, after period.to, 2022-01-01',
    ],
    ['no point', PUBLISH_STATISTICS, { ...STATISTICS, points: [] }, /points.*1/],
    ['too many points', PUBLISH_STATISTICS, { ...STATISTICS, points: Array(101).fill(POINT) }, /points.*100/],
    ['no source', PUBLISH_STATISTICS, { ...STATISTICS, sources: [] }, /sources.*1/],
    ['a source’s address that is none', PUBLISH_STATISTICS, { ...STATISTICS, sources: [{ title: 'T', url: 'x' }] }, /url/],
    ['a text too long', RECORD_CLAIM, { ...CLAIM, text: 'x'.repeat(2001) }, /text.*2000/],
    ['a speaker without a name', RECORD_CLAIM, { ...CLAIM, speaker: { name: '' } }, /name.*1/],
    ['an organisation that is no slug', RECORD_CLAIM, { ...CLAIM, speaker: { name: 'N', organisation: 'Åmål' } }, /lower-case/],
    ['a day to come', RECORD_CLAIM, { ...CLAIM, saidOn: tomorrow.slice(0, 10) }, /^saidOn is \d{4}-\d\d-\d\d, after today, /],
    ['an empty contribution', RECORD_CONTRIBUTION, { measure: AMAL_PROMISE, text: '' }, /text.*1/],
    ['no municipality', PUBLISH_NOTICE, { ...NOTICE, municipalities: [] }, /municipalities.*1/],
    ['a municipality that is no code', PUBLISH_NOTICE, { ...NOTICE, municipalities: ['149'] }, /four digits/],
    ['a municipality twice', PUBLISH_NOTICE, { ...NOTICE, municipalities: ['1492', '1492'] }, /unique/],
  ])('is %s', async (_, mutation, input, message) => {
    const { errors } = await refused(police, mutation, input);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(message);
  });

  it('is a notice that its own sender could not read', async () => {
    const council = callerOf('COUNCIL', ['police:write']);
    const above = await refused(police, PUBLISH_NOTICE, { ...NOTICE, visibility: 'PARTY' }, council);
    expect(above.errors[0]?.message).toBe("visibility is PARTY; it may be COUNCIL at most, the caller's own level");
    const embargoed = await refused(police, PUBLISH_NOTICE, { ...NOTICE, visibleFrom: tomorrow }, council);
    expect(embargoed.errors[0]?.message).toMatch(/^visibleFrom is .*; an embargo is set by PARTY, not by COUNCIL$/);
  });
});

describeHostileInput('police', { open, inputs });
