import { callerOf, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { PUBLISH_NOTICE, policeOf } from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition);
});
afterAll(() => police.close());

const publish = (input: object = {}, caller = PARTY) =>
  police.ask(
    PUBLISH_NOTICE,
    { input: { title: 'Rubrik', text: 'Text', municipalities: ['1492'], visibility: 'PUBLIC', ...input } },
    caller,
  );
const PAGE = `query ($keys: [_Any!]!, $first: Int, $after: String) { _entities(representations: $keys) { ... on Municipality { code
  notices(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { title publishedAt } } } } } }`;
const noticesOf = async (code: string, caller?: typeof PARTY, page: object = {}) => {
  const { data, errors } = await police.ask(PAGE, { keys: [{ __typename: 'Municipality', code }], ...page }, caller);
  expect(errors).toEqual([]);
  const { edges, ...rest } = data._entities[0].notices;
  return { titles: edges.map(({ node }: { node: { title: string } }) => node.title), ...rest };
};

describe('publishNotice', () => {
  it('tells several municipalities at once', async () => {
    const before = Date.now();
    const { data, errors } = await publish({ title: 'Två kommuner', municipalities: ['1001', '1002'] });
    expect(errors).toEqual([]);
    const { notice, userErrors } = data.publishNotice;
    expect(userErrors).toEqual([]);
    expect(notice).toMatchObject({
      title: 'Två kommuner',
      text: 'Text',
      municipalities: [{ code: '1001' }, { code: '1002' }],
      sources: [],
    });
    expect(Date.parse(notice.publishedAt)).toBeGreaterThanOrEqual(before);
    expect((await noticesOf('1001')).titles).toEqual(['Två kommuner']);
    expect((await noticesOf('1002')).titles).toEqual(['Två kommuner']);
    expect(await noticesOf('1003')).toMatchObject({ titles: [], totalCount: 0 });
  });

  it('keeps an embargo until its moment', async () => {
    const visibleFrom = new Date(Date.now() + 86_400_000).toISOString();
    const { data } = await publish({ title: 'I morgon', municipalities: ['1011'], visibleFrom });
    expect(data.publishNotice.notice.publishedAt).toBe(visibleFrom);
    expect((await noticesOf('1011')).titles).toEqual([]);
    expect((await noticesOf('1011', callerOf('COUNCIL'))).titles).toEqual([]);
    expect((await noticesOf('1011', policeOf('1492'))).titles).toEqual([]);
    expect((await noticesOf('1011', policeOf('1011'))).titles).toEqual(['I morgon']);
  });

  it('keeps to its level and its municipalities', async () => {
    await publish({ title: 'Till rådet', municipalities: ['1021'], visibility: 'COUNCIL' });
    expect(await noticesOf('1021')).toMatchObject({ titles: [], totalCount: 0 });
    expect(await noticesOf('1021', callerOf('SECTOR'))).toMatchObject({ titles: [], totalCount: 0 });
    expect(await noticesOf('1021', callerOf('COUNCIL', [], ['1492']))).toMatchObject({ titles: [], totalCount: 0 });
    expect(await noticesOf('1021', callerOf('COUNCIL', [], ['1021']))).toMatchObject({ titles: ['Till rådet'], totalCount: 1 });
  });

  it('has one effect and one answer for one key', async () => {
    const input = { municipalities: ['1031'], idempotencyKey: 'k1', visibleFrom: '2026-01-01T00:00:00.000Z' };
    const first = await publish(input);
    const second = await publish(input);
    expect(first.errors).toEqual([]);
    expect(second).toEqual(first);
    expect(await noticesOf('1031')).toMatchObject({ totalCount: 1 });
  });
});

describe('a municipality’s notices', () => {
  const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

  it('come a page at a time, the newest first, whatever came in between', async () => {
    for (const hour of [1, 2, 3, 4]) await publish({ title: `Kl ${hour}`, municipalities: ['1041'], visibleFrom: at(hour) });
    const first = await noticesOf('1041', undefined, { first: 2 });
    expect(first).toMatchObject({ titles: ['Kl 4', 'Kl 3'], totalCount: 4, pageInfo: { hasNextPage: true } });
    await publish({ title: 'Kl 5', municipalities: ['1041'], visibleFrom: at(5) });
    const second = await noticesOf('1041', undefined, { first: 2, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ titles: ['Kl 2', 'Kl 1'], totalCount: 5, pageInfo: { hasNextPage: false } });
  });

  it('tell the same moment’s apart', async () => {
    for (let number = 0; number < 5; number += 1)
      await publish({ title: `N${number}`, municipalities: ['1051'], visibleFrom: at(0) });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await noticesOf('1051', undefined, { first: 2, after });
      seen.push(...page.titles);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.sort()).toEqual(['N0', 'N1', 'N2', 'N3', 'N4']);
  });

  it('are at most a hundred a page', async () => {
    const { errors } = await police.ask(PAGE, { keys: [{ __typename: 'Municipality', code: '1041' }], first: 101 });
    expect(errors[0]).toMatchObject({ message: 'first is 101; it may be 1 to 100', extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('take two statements, their count included, for one municipality and for a hundred', async () => {
    for (const size of [1, 100]) {
      police.statements();
      const keys = Array.from({ length: size }, (_, place) => ({ __typename: 'Municipality', code: String(1001 + place) }));
      expect((await police.ask(PAGE, { keys })).errors).toEqual([]);
      expect(police.statements()).toHaveLength(2);
    }
  });
});
