import { randomUUID } from 'node:crypto';
import { badInput, type Context, clearedReference, type Rows, Visibility, type Write, write } from '@hub/kernel';
import sql, { type Sql } from 'sql-template-tag';
import { QuotedClaim } from '../entities/quoted-claim.ts';
import type { RecordClaimInput } from '../inputs/record-claim-input.ts';
import { today } from './today.ts';

/** A claim about a promise that the caller may not know of would give the promise away. */
const ofClearedPromise = ({ caller }: Rows): Sql => clearedReference(caller, 'CitizenPromise', 't.promise_id');

/** In the order they were entered: the document's own. */
const AS_ENTERED = { name: 'claims', key: 't.entered', type: 'int4' } as const;

/** Each promise's claims, at most 100. */
export async function claimsOfPromises(rows: Rows, ids: readonly string[]): Promise<QuotedClaim[][]> {
  const where = ofClearedPromise(rows);
  const listing = { entity: QuotedClaim, parent: 't.promise_id', parentType: 'uuid', where, order: AS_ENTERED } as const;
  const pages = await rows.pages(listing, { first: 100 }, ids);
  return pages.map(({ edges }) => edges.map(({ node }) => node));
}

export function claimsById(rows: Rows, ids: readonly string[]): Promise<QuotedClaim[]> {
  return rows.all(QuotedClaim, sql`t.id = any(${ids}::uuid[]) and ${ofClearedPromise(rows)}`);
}

/**
 * Writes down what somebody said in public.
 *
 * @throws BAD_USER_INPUT for a day to come
 */
export function recordClaim(context: Context, input: RecordClaimInput) {
  const { text, speaker, source } = input;
  const saidOn = input.saidOn ?? null;
  if (saidOn !== null && saidOn > today()) throw badInput(`saidOn is ${saidOn}, after today, ${today()}`);
  const record = async (change: Write) => {
    const { municipalities } = await change.borrow('CitizenPromise', input.promise, ['promise']);
    change.within(municipalities, ['promise']);
    const id = randomUUID();
    await change.manager.insert(QuotedClaim, {
      id,
      promiseId: input.promise,
      text,
      speaker: { name: speaker.name, role: speaker.role ?? null, organisation: speaker.organisation ?? null },
      saidOn,
      note: input.note ?? null,
      sources: [source],
      seeded: null,
      visibility: Visibility.PUBLIC,
      visibleFrom: null,
      municipalities,
    });
    const [claim = null] = await claimsById(change.rows, [id]);
    return { claim };
  };
  return write(context, 'recordClaim', input, { claim: QuotedClaim }, record, true);
}
