import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, dayAt, openMonths } from '../src/services/calendar.ts';
import { business, clear, openBusiness, RECEIPT, REPORT, report, THIS_MONTH, TOWN, WITHDRAW } from './fixtures.ts';

describe('a report', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openBusiness('seeds/amal');
  });
  beforeEach(() => clear(subgraph));
  afterAll(() => subgraph.close());

  const stored = async () =>
    (await subgraph.database.source.query('select count(*)::int as n from report r join receipt using (code_hash)'))[0].n;
  const receipt = async (code: string) => (await subgraph.ask(RECEIPT, { code })).data.incidentReceipt;
  const withdraw = async (code: string, key: string | null = null) =>
    (await subgraph.ask(WITHDRAW, { input: { code, idempotencyKey: key } }, business('other'))).data.withdrawIncidentReport;

  it('gives a code once, and a receipt for whoever holds it', async () => {
    const today = dayAt(new Date());
    const { code, receipt: given, userErrors } = await report(subgraph, 'kiosk', { text: 'En ruta krossades under natten' });
    expect(userErrors).toEqual([]);
    expect(given).toEqual({ state: 'RECEIVED', receivedOn: today, keptUntil: addDays(today, 90) });
    expect(code).toMatch(/^[A-Z2-7]{32}$/);
    expect(await receipt(code)).toEqual(given);
    expect(await receipt('A'.repeat(32))).toBeNull();
  });

  it('holds neither the code nor the reporter’s name', async () => {
    const { code } = await report(subgraph, 'kiosk-i-hamnen');
    for (const table of ['report', 'receipt', 'pseudonym_key']) {
      const text = JSON.stringify(await subgraph.database.source.query(`select * from ${table}`));
      expect(text).not.toContain(code);
      expect(text).not.toContain('kiosk-i-hamnen');
    }
  });

  it('is taken in a town without guard areas, for the rest of it', async () => {
    expect((await report(subgraph, 'kiosk', { municipality: '1492', area: 'Övrigt' })).userErrors).toEqual([]);
    expect((await report(subgraph, 'kiosk', { municipality: '1492' })).userErrors).toEqual([
      { code: 'NOT_FOUND', message: "area is none of the municipality's: Övrigt", field: ['area'] },
    ]);
  });

  it('has one effect for one idempotency key, and gives the same code again', async () => {
    const first = await report(subgraph, 'kiosk', { idempotencyKey: 'one' });
    expect(await report(subgraph, 'kiosk', { idempotencyKey: 'one' })).toEqual(first);
    expect(await stored()).toBe(1);
    expect(JSON.stringify(await subgraph.database.source.query('select * from idempotent_answer'))).not.toContain(first.code);
    expect((await report(subgraph, 'hotell', { idempotencyKey: 'one' })).code).not.toBe(first.code);
    const input = { idempotencyKey: 'one', municipality: TOWN, category: 'FRAUD', area: 'Torget', month: THIS_MONTH };
    const reused = await subgraph.ask(REPORT, { input }, business('kiosk'));
    expect(reused.errors[0]?.extensions?.['code']).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is refused with the months that are open: MONTH_OUT_OF_RANGE', async () => {
    const { from, to } = openMonths(dayAt(new Date()));
    for (const month of [addMonths(from, -1), addMonths(to, 1)]) {
      const answer = await report(subgraph, 'kiosk', { month });
      expect(answer).toEqual({
        code: null,
        receipt: null,
        userErrors: [
          { code: 'MONTH_OUT_OF_RANGE', message: `month is ${month}; reports are taken for ${from} to ${to}`, field: ['month'] },
        ],
      });
    }
    await subgraph.database.source.query('insert into release values ($1, $2, 5)', [TOWN, THIS_MONTH]);
    expect((await report(subgraph, 'kiosk')).userErrors[0].code).toBe('MONTH_OUT_OF_RANGE');
    expect(await stored()).toBe(0);
  });

  it('is refused where the text holds personal data, and nothing is kept: PERSONAL_DATA', async () => {
    const { userErrors } = await report(subgraph, 'kiosk', { text: 'Ring 070-123 45 67' });
    expect(userErrors[0]).toMatchObject({ code: 'PERSONAL_DATA', field: ['text'] });
    expect(JSON.stringify(userErrors)).not.toContain('123 45');
    expect(await stored()).toBe(0);
  });

  it('is refused for a municipality that is unknown or not the caller’s: NOT_FOUND', async () => {
    expect((await report(subgraph, 'kiosk', { municipality: '0001' })).userErrors[0]).toMatchObject({
      code: 'NOT_FOUND',
      field: ['municipality'],
    });
    const input = { municipality: TOWN, category: 'THEFT', area: 'Torget', month: THIS_MONTH };
    const { data } = await subgraph.ask(REPORT, { input }, callerOf('SECTOR', ['business:report'], ['1492']));
    expect(data.reportIncident.userErrors[0].code).toBe('NOT_FOUND');
  });

  it('is refused without the scope, and where its form is wrong', async () => {
    const input = { municipality: TOWN, category: 'THEFT', area: 'Torget', month: 'november' };
    const denied = await subgraph.ask(REPORT, { input }, callerOf('PARTY', ['business:read']));
    expect(denied.data.reportIncident).toBeNull();
    expect(denied.errors[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    const wrong = await subgraph.ask(REPORT, { input }, business('kiosk'));
    expect(wrong.errors[0]).toMatchObject({ message: 'month must be written YYYY-MM', extensions: { code: 'BAD_USER_INPUT' } });
    const code = await subgraph.ask(WITHDRAW, { input: { code: 'x' } });
    expect(code.errors[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  it('is withdrawn by its code, and gone at once: ALREADY_WITHDRAWN twice, NOT_FOUND for another code', async () => {
    const { code } = await report(subgraph, 'kiosk', { text: 'Skyltfönster' });
    const first = await withdraw(code, 'w');
    expect(first).toEqual({ receipt: { state: 'WITHDRAWN' }, userErrors: [] });
    expect(await stored()).toBe(0);
    expect((await receipt(code)).state).toBe('WITHDRAWN');
    expect(await withdraw(code, 'w')).toEqual(first);
    expect((await withdraw(code)).userErrors[0]).toMatchObject({ code: 'ALREADY_WITHDRAWN', field: ['code'] });
    expect((await withdraw('A'.repeat(32))).userErrors[0]).toMatchObject({ code: 'NOT_FOUND', field: ['code'] });
  });

  it('cannot be withdrawn when it is no longer kept', async () => {
    const { code } = await report(subgraph, 'kiosk');
    await subgraph.database.source.query("update receipt set received_on = '2025-01-01', kept_until = '2025-04-01'");
    expect((await receipt(code)).state).toBe('EXPIRED');
    expect((await withdraw(code)).userErrors[0].code).toBe('NOT_FOUND');
  });
});

describe('the months reports are taken for', () => {
  it('are this one, and the last one until the 14th', () => {
    expect(openMonths('2026-11-23')).toEqual({ from: '2026-11', to: '2026-11' });
    expect(openMonths('2026-11-15')).toEqual({ from: '2026-11', to: '2026-11' });
    expect(openMonths('2026-11-14')).toEqual({ from: '2026-10', to: '2026-11' });
    expect(openMonths('2027-01-01')).toEqual({ from: '2026-12', to: '2027-01' });
  });
});
