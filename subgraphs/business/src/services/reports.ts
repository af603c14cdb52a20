import { createHmac, randomBytes } from 'node:crypto';
import { type Context, Refusal, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { ELSEWHERE, GuardArea } from '../entities/guard-area.ts';
import { IncidentReceipt, ReceiptState } from '../entities/incident-receipt.ts';
import { Municipality } from '../entities/municipality.ts';
import { PseudonymKey } from '../entities/pseudonym-key.ts';
import { Receipt } from '../entities/receipt.ts';
import { Release } from '../entities/release.ts';
import { Report } from '../entities/report.ts';
import type { ReportIncidentInput } from '../inputs/report-incident.ts';
import type { WithdrawIncidentReportInput } from '../inputs/withdraw-incident-report.ts';
import { addDays, dayAt, openMonths } from './calendar.ts';
import { codeOf, hashOf } from './receipt-code.ts';
import { closeDueMonths, holdReleases } from './releases.ts';

/** How long a raw report is kept, days. */
const KEPT = 90;

/** The receipt of a code, for whoever holds it; null where there is none. */
export async function receiptOf(context: Context, code: string): Promise<IncidentReceipt | null> {
  await closeDueMonths(context);
  return context.rows.one(IncidentReceipt, sql`t.code_hash = ${hashOf(code)}`);
}

/**
 * Takes a report in. Of the reporter it keeps a pseudonym that says no more than whether two reports of a month are one's.
 *
 * Refuses NOT_FOUND (municipality, area), MONTH_OUT_OF_RANGE, PERSONAL_DATA.
 */
export async function reportIncident(context: Context, input: ReportIncidentInput) {
  await closeDueMonths(context);
  const revive = { receipt: IncidentReceipt, nonce: null };
  const { nonce, ...payload } = await write<{ receipt: IncidentReceipt | null; nonce: string }>(
    context,
    'reportIncident',
    input,
    revive,
    async (write) => {
      const today = await checkReport(write, input);
      const made = randomBytes(20).toString('hex');
      const codeHash = hashOf(await codeOf(write.manager, made));
      await store(write, input, codeHash, today);
      return { receipt: await write.rows.one(IncidentReceipt, sql`t.code_hash = ${codeHash}`), nonce: made };
    },
  );
  return { ...payload, code: nonce === undefined ? null : await codeOf(context.database.source, nonce) };
}

/** @returns today, read once the releases are held off: the month cannot close any more under the report */
async function checkReport(write: Write, { municipality, area, month }: ReportIncidentInput): Promise<string> {
  const { manager, rows } = write;
  write.within([municipality], ['municipality']);
  if (!(await rows.one(Municipality, sql`t.code = ${municipality}`)))
    throw new Refusal('NOT_FOUND', 'Not found', ['municipality']);
  const guarded = await rows.all(GuardArea, sql`t.municipality_code = ${municipality}`, 't.name');
  const areas = [...guarded.map(({ name }) => name), ELSEWHERE];
  // Free text could name an address or a person; only areas that everybody knows are taken.
  if (!areas.includes(area)) throw new Refusal('NOT_FOUND', `area is none of the municipality's: ${areas.join(', ')}`, ['area']);

  await holdReleases(manager);
  const today = dayAt(new Date());
  const { from, to } = openMonths(today);
  if (month < from || month > to)
    throw new Refusal('MONTH_OUT_OF_RANGE', `month is ${month}; reports are taken for ${from} to ${to}`, ['month']);
  // Another instance's clock may be ahead; what it has released stands.
  if (await manager.existsBy(Release, { municipalityCode: municipality, month }))
    throw new Refusal('MONTH_OUT_OF_RANGE', `month is ${month}, released already; reports are taken until ${to}`, ['month']);
  return today;
}

async function store({ manager, caller }: Write, input: ReportIncidentInput, codeHash: string, today: string): Promise<void> {
  const { municipality: municipalityCode, month, category, area, text = null } = input;
  const keptUntil = addDays(today, KEPT);
  await manager.query('update municipality set collecting_since = least(collecting_since, $2) where code = $1', [
    municipalityCode,
    month,
  ]);
  const secret = randomBytes(32).toString('hex');
  await manager.createQueryBuilder().insert().into(PseudonymKey).values({ municipalityCode, month, secret }).orIgnore().execute();
  const key = await manager.findOneByOrFail(PseudonymKey, { municipalityCode, month });
  const reporter = createHmac('sha256', key.secret)
    .update(caller.partner ?? '')
    .digest('hex');
  await manager.insert(Receipt, { codeHash, receivedOn: today, keptUntil });
  await manager.insert(Report, { codeHash, municipalityCode, month, category, area, reporter, text, keptUntil });
}

/**
 * Withdraws a report: it is deleted at once, and counts in no release to come. A release made before stands.
 *
 * Refuses NOT_FOUND (no such code, or its report deleted after its time) and ALREADY_WITHDRAWN.
 */
export async function withdrawIncidentReport(context: Context, input: WithdrawIncidentReportInput) {
  await closeDueMonths(context);
  const codeHash = hashOf(input.code);
  return write<{ receipt: IncidentReceipt | null }>(
    context,
    'withdrawIncidentReport',
    input,
    { receipt: IncidentReceipt },
    async ({ manager, rows }) => {
      await holdReleases(manager);
      const held = await rows.one(Receipt, sql`t.code_hash = ${codeHash}`, true);
      const receipt = await rows.one(IncidentReceipt, sql`t.code_hash = ${codeHash}`);
      if (held?.withdrawnOn)
        throw new Refusal('ALREADY_WITHDRAWN', `The report was withdrawn on ${held.withdrawnOn}; once is all`, ['code']);
      if (!held || !receipt || receipt.state === ReceiptState.EXPIRED) throw new Refusal('NOT_FOUND', 'Not found', ['code']);
      await manager.delete(Report, { codeHash });
      await manager.update(Receipt, { codeHash }, { withdrawnOn: dayAt(new Date()) });
      return { receipt: Object.assign(receipt, { state: ReceiptState.WITHDRAWN }) };
    },
  );
}
