import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIT_TABLE_1, Audit, AuditBatch, AuditEntry } from '@hub/kernel';
import { type Database, openDatabase } from '@hub/kernel/database';
import { createLog } from '@hub/kernel/process';
import { callerOf, createTestDatabase } from '@hub/kernel/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

class Audit1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT_TABLE_1);
  }

  async down(): Promise<void> {}
}

/** A database with nothing but a log, of six reads by as many people. */
export interface LoggedDatabase {
  readonly source: DataSource;
  /** Does to the log what its owner could: with the triggers out of the way. */
  readonly tamper: (...statements: string[]) => Promise<void>;
  /** Puts back what was written. */
  readonly restore: () => Promise<void>;
  /** Closes it, for another process to open. */
  readonly close: () => Promise<void>;
}

export const ENTRIES = 6;

export async function openLogged(url: string | undefined, folder: string | null): Promise<LoggedDatabase> {
  const database: Database = await openDatabase({
    name: 'promises',
    url,
    folder,
    entities: [AuditEntry],
    migrations: [Audit1795000000000],
    log: createLog('test', 'silent'),
  });
  const { source } = database;
  const [{ written }] = await source.query('select count(*)::int as written from audit_entry');
  for (let person = written; person < ENTRIES; person += 1) {
    const caller = { ...callerOf('COUNCIL'), actor: `Åsa ${person}` };
    const audit = new Audit(new AuditBatch(source), caller, `request-${person}`);
    audit.access('Meeting.notes', 'Meeting', null);
    await audit.flush();
  }
  await source.query('create table if not exists written as table audit_entry');
  const tamper = async (...statements: string[]) => {
    await source.query('alter table audit_entry disable trigger user');
    for (const statement of statements) await source.query(statement);
    await source.query('alter table audit_entry enable trigger user');
  };
  const restore = () => tamper('delete from audit_entry', 'insert into audit_entry select * from written');
  return { source, tamper, restore, close: database.close };
}

/** Where a test's database is, on `TEST_DATABASE_URL`'s server or in a folder, and the settings that say so. */
export async function makePlace() {
  const folder = await mkdtemp(join(tmpdir(), 'hub-audit-'));
  const made = await createTestDatabase();
  return {
    settings: { HUB_DATA_DIR: folder, ...(made.url !== undefined && { PROMISES_DATABASE_URL: made.url }) },
    open: () => openLogged(made.url, join(folder, 'promises')),
    release: async () => {
      await made.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the hashes good again from a row on, as somebody would who knows how they are made. */
export async function rehash({ source, tamper }: LoggedDatabase, from: number, to = ENTRIES): Promise<void> {
  for (let seq = from; seq <= to; seq += 1) {
    await tamper(`update audit_entry set previous_hash = coalesce((select hash from audit_entry where seq = ${seq - 1}), '${'0'.repeat(64)}')
      where seq = ${seq}`);
    const [{ hash: _, ...row }] = await source.query(`select * from audit_entry where seq = ${seq}`);
    const texts = Object.values(row).map((value) => (value instanceof Date ? value.toISOString() : (value as string | null)));
    const encoded = texts.map((text) => (text === null ? '-' : `${Buffer.byteLength(text)}:${text}`)).join(',');
    await tamper(`update audit_entry set hash = '${createHash('sha256').update(encoded).digest('hex')}' where seq = ${seq}`);
  }
}
