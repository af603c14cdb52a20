import { createTestDatabase } from '@hub/kernel/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Head, verifyChain } from '../../src/audit/verify.ts';
import { ENTRIES, type LoggedDatabase, openLogged, rehash } from './log.ts';

let made: Awaited<ReturnType<typeof createTestDatabase>>;
let log: LoggedDatabase;
let head: Head;
const faults = async (...expected: Head[]) => (await verifyChain(log.source, expected)).faults;

beforeAll(async () => {
  made = await createTestDatabase();
  log = await openLogged(made.url, null);
  ({ head } = await verifyChain(log.source, []));
});
afterAll(async () => {
  await log.close();
  await made.drop();
});
afterEach(() => log.restore());

it('finds nothing wrong with a chain as it was written', async () => {
  expect(await verifyChain(log.source, [head, { seq: 0, hash: '0'.repeat(64) }])).toEqual({
    head: { seq: ENTRIES, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    faults: [],
  });
});

describe('a changed row', () => {
  it.each([
    ['id', 'gen_random_uuid()'],
    ['at', "at + interval '1 millisecond'"],
    ['request_id', "'another'"],
    ['partner', "'another'"],
    ['partner', 'null'],
    ['actor', "actor || '.'"],
    ['level', "'PARTY'"],
    ['operation', "'Meeting.agenda'"],
    ['entity_type', 'null'],
    ['entity_id', 'gen_random_uuid()'],
    ["decision = 'REFUSED', reason", "'NOT_FOUND'"],
  ])('is found by its %s', async (column, value) => {
    await log.tamper(`update audit_entry set ${column} = ${value} where seq = 3`);
    expect(await faults()).toEqual(['seq 3: changed; its hash is not that of what it says']);
  });

  it('is found where a text moved from one column to the next', async () => {
    await log.tamper('update audit_entry set partner = partner || left(actor, 1), actor = substr(actor, 2) where seq = 3');
    expect(await faults()).toEqual(['seq 3: changed; its hash is not that of what it says']);
  });

  it('is found by the next one where its hash was made good', async () => {
    await log.tamper("update audit_entry set partner = 'another' where seq = 3");
    await rehash(log, 3, 3);
    expect(await faults()).toEqual(['seq 4: does not follow seq 3; one of the two was changed, inserted or reordered']);
  });

  it('is found by a kept head where every hash after it was made good', async () => {
    await log.tamper("update audit_entry set partner = 'another' where seq = 3");
    await rehash(log, 3);
    expect(await faults()).toEqual([]);
    expect(await faults(head)).toEqual([
      'seq 6: its hash is not the one that was kept: the chain was made anew, up to here at least',
    ]);
  });
});

describe('a missing row', () => {
  it.each([
    ['the first', '= 1', ['seq 1: missing']],
    ['one', '= 3', ['seq 3: missing']],
    ['several', 'between 3 and 5', ['seq 3 to 5: missing']],
  ])('is found: %s', async (_, which, expected) => {
    await log.tamper(`delete from audit_entry where seq ${which}`);
    expect(await faults()).toEqual(expected);
  });

  it('is found where those after it were numbered anew', async () => {
    await log.tamper('delete from audit_entry where seq = 3', 'update audit_entry set seq = seq - 1 where seq > 3');
    expect((await faults())[0]).toBe(
      'seq 3: reordered or inserted; its hash is not that of what it says, nor does it follow seq 2',
    );
  });

  it('is found by a kept head where it was the last', async () => {
    await log.tamper('delete from audit_entry where seq > 4');
    expect(await faults()).toEqual([]);
    expect(await faults(head)).toEqual(['seq 6: missing; the chain ends at 4, and what followed is cut off']);
  });

  it('is found by a kept head where all are gone', async () => {
    await log.tamper('truncate audit_entry');
    expect(await verifyChain(log.source, [head])).toEqual({
      head: { seq: 0, hash: '0'.repeat(64) },
      faults: ['seq 6: missing; the chain ends at 0, and what followed is cut off'],
    });
  });
});

it('finds rows that were reordered', async () => {
  await log.tamper(
    'update audit_entry set seq = 0 where seq = 3',
    'update audit_entry set seq = 3 where seq = 4',
    'update audit_entry set seq = 4 where seq = 0',
  );
  expect(await faults()).toEqual([
    'seq 3: reordered or inserted; its hash is not that of what it says, nor does it follow seq 2',
    'seq 4: reordered or inserted; its hash is not that of what it says, nor does it follow seq 3',
    'seq 5: does not follow seq 4; one of the two was changed, inserted or reordered',
  ]);
});

describe('an inserted row', () => {
  const copy = (
    seq: number,
  ) => `insert into audit_entry select ${seq}, gen_random_uuid(), at, request_id, 'another', actor, level,
    operation, entity_type, entity_id, decision, reason, previous_hash, hash from audit_entry where seq = 3 limit 1`;

  it('is found between others', async () => {
    await log.tamper(
      'update audit_entry set seq = -seq - 1 where seq > 3',
      'update audit_entry set seq = -seq where seq < 0',
      copy(4),
    );
    await rehash(log, 4, 4);
    const told = await faults();
    expect(told[0]).toBe('seq 5: reordered or inserted; its hash is not that of what it says, nor does it follow seq 4');
    expect(told).toHaveLength(3);
  });

  it('is found below the first', async () => {
    await log.tamper(copy(0));
    expect(await faults()).toEqual(['seq 0: inserted; a number below 1, or one that stands there already']);
  });

  it('is found at the end', async () => {
    await log.tamper(copy(7));
    expect(await faults()).toEqual([
      'seq 7: reordered or inserted; its hash is not that of what it says, nor does it follow seq 6',
    ]);
  });

  it('is found under a number that is taken', async () => {
    await log.tamper('alter table audit_entry drop constraint audit_entry_pkey', copy(3));
    expect(await faults()).toContain('seq 3: inserted; a number below 1, or one that stands there already');
    await log.restore();
    await log.source.query('alter table audit_entry add primary key (seq)');
  });
});
