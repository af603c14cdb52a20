import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** An entry's number and hash. A chain's is its newest entry's. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
const BEGINNING: Head = { seq: 0, hash: '0'.repeat(64) };

const BATCH = 1_000;

type Row = Record<string, unknown> & { readonly seq: string; readonly hash: string; readonly previous_hash: string };

/** Whether a database has a log at all. */
export async function hasLog(source: DataSource): Promise<boolean> {
  const [{ found }] = await source.query("select to_regclass('audit_entry') is not null as found");
  return found;
}

/**
 * Walks a database's audit log from its beginning, as it stood at one moment.
 *
 * A chain that somebody made anew from some entry on, or cut the end from, is whole in itself: only a head that was kept
 * elsewhere shows it.
 *
 * @param expected - heads that were kept
 * @returns the head, and what is wrong, each fault with the number it is found at; empty where nothing is
 */
export async function verifyChain(source: DataSource, expected: readonly Head[]): Promise<{ head: Head; faults: string[] }> {
  const faults: string[] = [];
  let head = BEGINNING;
  for await (const row of rowsOf(source)) {
    faults.push(...faultsOf(row, head));
    if (Number(row.seq) <= head.seq) continue;
    head = { seq: Number(row.seq), hash: row.hash };
    if (expected.some(({ seq, hash }) => seq === head.seq && hash !== head.hash))
      faults.push(`seq ${head.seq}: its hash is not the one that was kept: the chain was made anew, up to here at least`);
  }
  for (const { seq } of expected.filter((kept) => kept.seq > head.seq))
    faults.push(`seq ${seq}: missing; the chain ends at ${head.seq}, and what followed is cut off`);
  return { head, faults };
}

function faultsOf(row: Row, before: Head): string[] {
  const seq = Number(row.seq);
  if (seq <= before.seq) return [`seq ${seq}: inserted; a number below 1, or one that stands there already`];
  const gap = seq - before.seq - 1;
  const missing = gap === 0 ? [] : [`seq ${before.seq + 1}${gap === 1 ? '' : ` to ${seq - 1}`}: missing`];
  const isItself = hashOf(row) === row.hash;
  const follows = gap > 0 || row.previous_hash === before.hash;
  if (isItself && follows) return missing;
  if (follows) return [...missing, `seq ${seq}: changed; its hash is not that of what it says`];
  if (isItself) return [`seq ${seq}: does not follow seq ${before.seq}; one of the two was changed, inserted or reordered`];
  return [`seq ${seq}: reordered or inserted; its hash is not that of what it says, nor does it follow seq ${before.seq}`];
}

/** The hash as the database makes it, see audit-table.ts in the kernel, and yet apart from the database's own code. */
function hashOf(row: Row): string {
  const { hash: _, ...hashed } = row;
  const texts = Object.values(hashed).map((value) => (value instanceof Date ? value.toISOString() : value));
  const parts = texts.map((text) => (text === null ? '-' : `${Buffer.byteLength(String(text))}:${text}`));
  return createHash('sha256').update(parts.join(',')).digest('hex');
}

/** A cursor sees one moment, however long the walk takes, and never more than a batch is held. */
async function* rowsOf(source: DataSource): AsyncGenerator<Row> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('declare chain no scroll cursor for select * from audit_entry order by seq');
    for (let rows = await fetchBatch(); rows.length > 0; rows = await fetchBatch()) yield* rows;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }

  function fetchBatch(): Promise<Row[]> {
    return runner.query(`fetch ${BATCH} from chain`);
  }
}
