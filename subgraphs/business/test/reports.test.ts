import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, dayAt, openMonths } from '../src/services/calendar.ts';
import { business, clear, openBusiness, RECEIPT, report, WITHDRAW } from './fixtures.ts';

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
  });

  it('has one effect for one idempotency key, and gives the same code again', async () => {
    const first = await report(subgraph, 'kiosk', { idempotencyKey: 'one' });
    expect(await report(subgraph, 'kiosk', { idempotencyKey: 'one' })).toEqual(first);
    expect(await stored()).toBe(1);
    expect(JSON.stringify(await subgraph.database.source.query('select * from idempotent_answer'))).not.toContain(first.code);
    expect((await report(subgraph, 'hotell', { idempotencyKey: 'one' })).code).not.toBe(first.code);
  });

  it('has a receipt that says when it is kept no longer', async () => {
    const { code } = await report(subgraph, 'kiosk');
    await subgraph.database.source.query("update receipt set received_on = '2025-01-01', kept_until = '2025-04-01'");
    expect((await receipt(code)).state).toBe('EXPIRED');
  });

  it('is withdrawn by its code, and gone at once', async () => {
    const { code } = await report(subgraph, 'kiosk', { text: 'Skyltfönster' });
    const first = await withdraw(code, 'w');
    expect(first).toEqual({ receipt: { state: 'WITHDRAWN' }, userErrors: [] });
    expect(await stored()).toBe(0);
    expect((await receipt(code)).state).toBe('WITHDRAWN');
    expect(await withdraw(code, 'w')).toEqual(first);
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
