import { randomUUID } from 'node:crypto';
import { Visibility } from '@hub/kernel';
import { callerOf, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import {
  AMAL_PROMISE,
  AMAL_SERIES,
  makeKnown,
  PUBLISH_NOTICE,
  PUBLISH_STATISTICS,
  policeOf,
  RECORD_CLAIM,
  RECORD_CONTRIBUTION,
  SOURCE,
  storeSeries,
} from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => police.close());

const POINT = { period: { from: '2022-01-01', to: '2022-12-31' }, value: 1 };
const statistics = { series: AMAL_SERIES, points: [POINT], sources: [SOURCE] };
const claim = { promise: AMAL_PROMISE, text: 'Text', speaker: { name: 'Namn' }, source: SOURCE };
const notice = { title: 'Rubrik', text: 'Text', municipalities: ['1492'], visibility: 'PUBLIC' };

/** Every table's number of rows: what was refused must have left nothing. */
async function rowCounts(): Promise<object> {
  const [counts] = await police.database.source.query(`select
    (select count(*)::int from statistic_point) as points, (select count(*)::int from quoted_claim) as claims,
    (select count(*)::int from police_contribution) as contributions, (select count(*)::int from notice) as notices,
    (select count(*)::int from idempotent_answer) as answers`);
  return counts;
}

async function refusal(mutation: string, input: object, caller = policeOf('1492')) {
  const before = await rowCounts();
  const answer = await police.ask(mutation, { input: { idempotencyKey: randomUUID(), ...input } }, caller);
  expect(await rowCounts()).toEqual(before);
  return answer;
}

async function userErrors(mutation: string, input: object, caller = policeOf('1492')): Promise<object[]> {
  const { data, errors } = await refusal(mutation, input, caller);
  expect(errors).toEqual([]);
  const [payload] = Object.values(data) as { userErrors: object[] }[];
  return payload?.userErrors ?? [];
}

describe('NOT_FOUND', () => {
  const notFound = (...field: string[]) => [{ code: 'NOT_FOUND', message: 'Not found', field }];

  it.each(['none', randomUUID()])('is a series, a promise or a measure that is not: %s', async (id) => {
    expect(await userErrors(PUBLISH_STATISTICS, { ...statistics, series: id })).toEqual(notFound('series'));
    expect(await userErrors(RECORD_CLAIM, { ...claim, promise: id })).toEqual(notFound('promise'));
    expect(await userErrors(RECORD_CONTRIBUTION, { measure: id, text: 'Text' })).toEqual(notFound('measure'));
  });

  it('is what the caller may not see', async () => {
    const guard = { visibility: Visibility.PARTY, municipalities: ['1461'] };
    const series = await storeSeries(police, { ...guard, municipalities: ['1461', '1492'] });
    const promise = await makeKnown(police, 'CitizenPromise', guard);
    const measure = await makeKnown(police, 'Measure', guard);
    const council = callerOf('COUNCIL', ['police:write'], ['1492']);
    expect(await userErrors(PUBLISH_STATISTICS, { ...statistics, series }, council)).toEqual(notFound('series'));
    expect(await userErrors(RECORD_CLAIM, { ...claim, promise })).toEqual(notFound('promise'));
    expect(await userErrors(RECORD_CONTRIBUTION, { measure, text: 'Text' })).toEqual(notFound('measure'));
  });

  it('is what another municipality’s police would write', async () => {
    const measure = await makeKnown(police, 'Measure');
    const mellerud = policeOf('1461');
    expect(await userErrors(PUBLISH_STATISTICS, statistics, mellerud)).toEqual(notFound('series'));
    expect(await userErrors(RECORD_CLAIM, claim, mellerud)).toEqual(notFound('promise'));
    expect(await userErrors(RECORD_CONTRIBUTION, { measure, text: 'Text' }, mellerud)).toEqual(notFound('measure'));
    expect(await userErrors(PUBLISH_NOTICE, { ...notice, municipalities: ['1461', '1492'] }, mellerud)).toEqual(
      notFound('municipalities'),
    );
  });
});

describe('PERSONAL_DATA', () => {
  it.each([
    ['a telephone number', 'Ring 070-123 45 67'],
    ['an e-mail address', 'Skriv till namn@example.se'],
    ['a vehicle plate', 'Bilen ABC 123'],
    ['an identity number', 'Född 19811218-9876'],
  ])('is %s in any text, and is not repeated', async (_, text) => {
    const measure = await makeKnown(police, 'Measure');
    const found = [
      ...(await userErrors(RECORD_CLAIM, { ...claim, text })),
      ...(await userErrors(RECORD_CLAIM, { ...claim, speaker: { name: text } })),
      ...(await userErrors(RECORD_CONTRIBUTION, { measure, text })),
      ...(await userErrors(PUBLISH_NOTICE, { ...notice, title: text })),
      ...(await userErrors(PUBLISH_STATISTICS, { ...statistics, sources: [{ title: text }] })),
    ];
    expect(found).toHaveLength(5);
    for (const error of found) {
      expect(error).toMatchObject({ code: 'PERSONAL_DATA' });
      expect(JSON.stringify(error)).not.toContain(text.split(' ').at(-1));
    }
  });
});

describe('BAD_USER_INPUT', () => {
  const neither = { ...statistics, points: [{ period: POINT.period }] };
  const both = { ...statistics, points: [POINT, { ...POINT, withheld: 'WITHHELD' }] };
  const backwards = { ...statistics, points: [{ period: { from: '2022-02-01', to: '2022-01-01' }, value: 1 }] };
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
    ['no point', PUBLISH_STATISTICS, { ...statistics, points: [] }, /points.*1/],
    ['too many points', PUBLISH_STATISTICS, { ...statistics, points: Array(101).fill(POINT) }, /points.*100/],
    ['no source', PUBLISH_STATISTICS, { ...statistics, sources: [] }, /sources.*1/],
    ['a source’s address that is none', PUBLISH_STATISTICS, { ...statistics, sources: [{ title: 'T', url: 'x' }] }, /url/],
    ['a text too long', RECORD_CLAIM, { ...claim, text: 'x'.repeat(2001) }, /text.*2000/],
    ['a speaker without a name', RECORD_CLAIM, { ...claim, speaker: { name: '' } }, /name.*1/],
    ['an organisation that is no slug', RECORD_CLAIM, { ...claim, speaker: { name: 'N', organisation: 'Åmål' } }, /lower-case/],
    ['a day to come', RECORD_CLAIM, { ...claim, saidOn: tomorrow.slice(0, 10) }, /^saidOn is \d{4}-\d\d-\d\d, after today, /],
    ['an empty contribution', RECORD_CONTRIBUTION, { measure: AMAL_PROMISE, text: '' }, /text.*1/],
    ['no municipality', PUBLISH_NOTICE, { ...notice, municipalities: [] }, /municipalities.*1/],
    ['a municipality that is no code', PUBLISH_NOTICE, { ...notice, municipalities: ['149'] }, /four digits/],
    ['a municipality twice', PUBLISH_NOTICE, { ...notice, municipalities: ['1492', '1492'] }, /unique/],
  ])('is %s', async (_, mutation, input, message) => {
    const { errors } = await refusal(mutation, input);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(message);
  });

  it('is a notice that its own sender could not read', async () => {
    const council = callerOf('COUNCIL', ['police:write']);
    const above = await refusal(PUBLISH_NOTICE, { ...notice, visibility: 'PARTY' }, council);
    expect(above.errors[0]?.message).toBe('visibility is PARTY; at your level it may be at most COUNCIL');
    const embargoed = await refusal(PUBLISH_NOTICE, { ...notice, visibleFrom: tomorrow }, council);
    expect(embargoed.errors[0]?.message).toMatch(/^visibleFrom is .*, which has not come; your level COUNCIL sets no embargo/);
  });
});

it('writes nothing but what is asked: the callers above could have written', async () => {
  expect(await userErrorsOf(PUBLISH_STATISTICS, statistics)).toEqual([]);
  expect(await userErrorsOf(RECORD_CLAIM, claim)).toEqual([]);
  expect(await userErrorsOf(PUBLISH_NOTICE, notice)).toEqual([]);
});

async function userErrorsOf(mutation: string, input: object): Promise<object[]> {
  const { data } = await police.ask(mutation, { input }, PARTY);
  return (Object.values(data) as { userErrors: object[] }[]).flatMap((payload) => payload.userErrors);
}
