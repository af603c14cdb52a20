import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IncidentCategory } from '../src/entities/incident-kinds.ts';
import { addDays, addMonths, dayAt, openMonths } from '../src/services/calendar.ts';
import { closeMonths } from '../src/services/releases.ts';
import { business, clear, close, openBusiness, past, RECEIPT, report, THIS_MONTH, TOWN, WITHDRAW } from './fixtures.ts';

const FIGURE = '__typename ... on Count { value } ... on Suppressed { reason }';
const READER = callerOf('SECTOR', ['business:read']);
const LAST = addMonths(openMonths(dayAt(new Date())).from, -1);
const BEFORE = addMonths(LAST, -1);

const shown = (value: number) => ({ __typename: 'Count', value });
const hidden = (reason: string) => ({ __typename: 'Suppressed', reason });

describe('a release', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openBusiness();
  });
  beforeEach(() => clear(subgraph));
  afterAll(() => subgraph.close());

  const totals = async () => {
    const { data, errors } = await subgraph.ask(
      `{ businessSafety(municipality: "${TOWN}") { total { ${FIGURE} } trend { month value { ${FIGURE} } } updatedAt } }`,
    );
    expect(errors).toEqual([]);
    return data.businessSafety;
  };
  const cells = async (by: string, page = '') => {
    const query = `{ businessSafety(municipality: "${TOWN}") { incidents(by: [${by}] ${page}) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { category month area count { ${FIGURE} } } } } } }`;
    const { data, errors } = await subgraph.ask(query, {}, READER);
    return { list: data?.businessSafety?.incidents, errors };
  };

  it('does not exist for a month that is open', async () => {
    await report(subgraph, 'kiosk');
    expect(await totals()).toEqual({ total: null, trend: null, updatedAt: null });
  });

  it('is made by the first who asks after the month has closed, with its own margin', async () => {
    await past(subgraph, LAST, [['THEFT', 'Torget', 6]]);
    const { total, trend, updatedAt } = await totals();
    expect(total).toEqual(shown(6));
    expect(trend).toEqual([{ month: LAST, value: shown(6) }]);
    expect(Date.parse(updatedAt)).toBeLessThanOrEqual(Date.now());
  });

  it('hides each category where one of them is small, and each small total', async () => {
    await past(subgraph, BEFORE, [['THEFT', 'Torget', 4]]);
    await past(subgraph, LAST, [
      ['THEFT', 'Torget', 6],
      ['FRAUD', 'Torget', 2],
    ]);
    const { total, trend } = await totals();
    expect(trend).toEqual([
      { month: BEFORE, value: hidden('SMALL_COUNT') },
      { month: LAST, value: shown(8) },
    ]);
    expect(total).toEqual(hidden('COMPLEMENTARY'));
    const { list } = await cells('CATEGORY, MONTH');
    expect(list.edges.filter(({ node }: { node: { month: string } }) => node.month === LAST)).toHaveLength(6);
    expect(new Set(list.edges.map(({ node }: { node: { count: object } }) => JSON.stringify(node.count)))).toEqual(
      new Set([JSON.stringify(hidden('SMALL_COUNT')), JSON.stringify(hidden('COMPLEMENTARY'))]),
    );
  });

  it('counts a reporter once in each cell, by a pseudonym', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await report(subgraph, name);
      await report(subgraph, name);
      await report(subgraph, name, { category: 'FRAUD' });
    }
    await close(subgraph, THIS_MONTH);
    expect((await totals()).total).toEqual(shown(6));
  });

  it('is a full grid, in pages, by the dimensions asked for', async () => {
    const full = Object.values(IncidentCategory).flatMap((category): [string, string, number][] => [
      [category, 'Torget', 5],
      [category, 'Övrigt', 7],
    ]);
    await past(subgraph, BEFORE, full);
    await past(subgraph, LAST, full);

    expect((await cells('')).list.edges.map(({ node }: { node: object }) => node)).toEqual([
      { category: null, month: null, area: null, count: shown(144) },
    ]);
    expect((await cells('AREA')).list.edges.map(({ node }: { node: object }) => node)).toEqual([
      { category: null, month: null, area: 'Torget', count: shown(60) },
      { category: null, month: null, area: 'Övrigt', count: shown(84) },
    ]);
    const whole = (await cells('CATEGORY, MONTH, AREA', 'first: 100')).list;
    expect(whole.totalCount).toBe(24);
    const first = (await cells('CATEGORY, MONTH, AREA', 'first: 10')).list;
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = (await cells('CATEGORY, MONTH, AREA', `first: 20, after: "${first.pageInfo.endCursor}"`)).list;
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect([...first.edges, ...rest.edges]).toEqual(whole.edges);

    const wrong = await cells('AREA', `after: "${first.pageInfo.endCursor}"`);
    expect(wrong.errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    for (const bound of [0, 101]) {
      const { errors } = await cells('AREA', `first: ${bound}`);
      expect(errors[0]).toMatchObject({
        message: `first is ${bound}; it may be 1 to 100`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('hides a total of five, for whoever reported knows that it is not zero', async () => {
    await past(subgraph, BEFORE, [['THEFT', 'Torget', 5]]);
    await past(subgraph, LAST, [['THEFT', 'Torget', 6]]);
    expect((await totals()).trend).toEqual([
      { month: BEFORE, value: hidden('SMALL_COUNT') },
      { month: LAST, value: shown(6) },
    ]);
  });

  it('counts what was reported for an area renamed since in the rest of the municipality', async () => {
    const each = (area: string) => Object.values(IncidentCategory).map((one): [string, string, number] => [one, area, 6]);
    await past(subgraph, LAST, [...each('Torget'), ...each('Gamla torget'), ...each('Övrigt')]);
    const { list } = await cells('AREA');
    expect(list.edges.map(({ node }: { node: { area: string; count: object } }) => [node.area, node.count])).toEqual([
      ['Torget', shown(36)],
      ['Övrigt', shown(72)],
    ]);
  });

  it('counts no report withdrawn before it, and is made all the same', async () => {
    const codes: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) codes.push((await report(subgraph, name)).code);
    await subgraph.ask(WITHDRAW, { input: { code: codes[0] } }, business('a'));
    await close(subgraph, THIS_MONTH);
    expect((await totals()).trend).toEqual([{ month: THIS_MONTH, value: hidden('SMALL_COUNT') }]);
  });

  it('stands, whatever is withdrawn or deleted after it', async () => {
    const codes: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
      codes.push((await report(subgraph, name, { text: 'Låset bröts upp' })).code);
    await close(subgraph, THIS_MONTH);
    const state = async () => (await subgraph.ask(RECEIPT, { code: codes[0] })).data.incidentReceipt.state;
    expect(await state()).toBe('COUNTED');

    await closeMonths(subgraph.database.source, new Date(`${addDays(dayAt(new Date()), 91)}T12:00Z`));
    expect(await state()).toBe('EXPIRED');
    expect((await totals()).trend[0]).toEqual({ month: THIS_MONTH, value: shown(6) });
    const [{ raw }] = await subgraph.database.source.query(
      'select (select count(*)::int from report) + (select count(*)::int from pseudonym_key) as raw',
    );
    expect(raw).toBe(0);
  });

  it('is made once, by whichever of many asks first', async () => {
    await past(subgraph, LAST, [['THEFT', 'Torget', 6]]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => totals()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('cannot hold a small count as shown', async () => {
    const run = (statement: string) => subgraph.database.source.query(statement);
    await run(`insert into release values ('${TOWN}', '2026-01', 5)`);
    await expect(run(`insert into release_cell values ('${TOWN}', '2026-01', null, null, 4, null)`)).rejects.toThrow('check');
    await expect(run(`insert into release values ('${TOWN}', '2026-13', 5)`)).rejects.toThrow('check');
  });
});
