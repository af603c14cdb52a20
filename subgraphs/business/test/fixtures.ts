import { createHash } from 'node:crypto';
import type { Caller } from '@hub/kernel';
import { committedSchema, contentsOf, sendTo } from '@hub/kernel/refusals';
import { callerOf, openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { expect } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { addMonths, dayAt } from '../src/services/calendar.ts';
import { closeMonths } from '../src/services/releases.ts';

export const TOWN = '9001';
export const THIS_MONTH = dayAt(new Date()).slice(0, 7);

export function openBusiness(...seeds: string[]): Promise<TestSubgraph> {
  return openTestSubgraph(definition, ['subgraphs/business/test/seeds/exempelstad', ...seeds]);
}

/** As nothing had been written: a database for each file, and a clean one for each test. */
export async function clear({ database }: TestSubgraph): Promise<void> {
  await database.source.query('truncate report, pseudonym_key, receipt, release_cell, release, participation, idempotent_answer');
  await database.source.query('update municipality set collecting_since = null');
}

/** A business that may report and read, told apart by its name. */
export function business(name: string): Caller {
  return { ...callerOf('SECTOR', ['business:read', 'business:report']), partner: name };
}

export const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { code receipt { state receivedOn keptUntil } userErrors { code message field } }
}`;
export const RECEIPT = 'query ($code: String!) { incidentReceipt(code: $code) { state receivedOn keptUntil } }';
export const WITHDRAW = `mutation ($input: WithdrawIncidentReportInput!) {
  withdrawIncidentReport(input: $input) { receipt { state } userErrors { code message field } }
}`;

/** One report through the graph, this month's. */
export async function report(subgraph: TestSubgraph, name: string, input: object = {}) {
  const given = { municipality: TOWN, category: 'THEFT', area: 'Torget', month: THIS_MONTH, ...input };
  return (await subgraph.ask(REPORT, { input: given }, business(name))).data.reportIncident;
}

/** Goes on to the month after a month, past the days its reports are still taken. */
export function close({ database }: TestSubgraph, month: string): Promise<void> {
  return closeMonths(database.source, new Date(`${addMonths(month, 1)}-20T12:00Z`));
}

/** A past month's reports, as if they had come in then: by category and area, how many reporters. */
export async function past({ database }: TestSubgraph, month: string, cells: [string, string, number][]): Promise<void> {
  const run = (statement: string, values: unknown[]) => database.source.query(statement, values);
  const hash = (...parts: unknown[]) => createHash('sha256').update(parts.join('/')).digest('hex');
  const day = dayAt(new Date());
  await run('insert into pseudonym_key values ($1, $2, $3) on conflict do nothing', [TOWN, month, hash(month)]);
  await run('update municipality set collecting_since = least(collecting_since, $2) where code = $1', [TOWN, month]);
  for (const [category, area, count] of cells) {
    for (let one = 0; one < count; one += 1) {
      const code = hash(month, category, area, one);
      const reporter = hash(category, area, one);
      await run('insert into receipt values ($1, $2, $2)', [code, day]);
      await run('insert into report values ($1, $2, $3, $4, $5, $6, null, $7)', [
        code,
        TOWN,
        month,
        category,
        area,
        reporter,
        day,
      ]);
    }
  }
}

const schema = committedSchema('business');

/** The one user error that a mutation is refused with; fails the test where it was not, or where anything was written. */
export async function refusal(subgraph: TestSubgraph, mutation: string, input: object, caller = business('kiosk')) {
  const stood = await contentsOf(subgraph);
  const { data, errors } = await sendTo(subgraph, schema, mutation, { idempotencyKey: 'refused', ...input }, caller);
  expect(errors).toEqual([]);
  expect(data[mutation].userErrors).toHaveLength(1);
  expect(await contentsOf(subgraph)).toEqual(stood);
  return data[mutation].userErrors[0];
}
