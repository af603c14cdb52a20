import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makePlace } from './log.ts';

/** The command as `npm run hub -- audit` runs it, once everything is built. */
function audit(settings: Record<string, string>, ...words: string[]): Promise<{ code: number; said: string }> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const script = ['gateway/dist/src/audit/main.js', 'promises', 'gateway', '--', ...words];
  return new Promise((done) => {
    execFile(process.execPath, script, { env: { ...inherited, ...settings } }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

describe('audit verify', () => {
  let place: Awaited<ReturnType<typeof makePlace>>;
  let head = '';
  beforeAll(async () => {
    place = await makePlace();
    const log = await place.open();
    await log.close();
  }, 120_000);
  afterAll(() => place.release());
  const tamper = async (...statements: string[]) => {
    const log = await place.open();
    await log.restore();
    await log.tamper(...statements);
    await log.close();
  };

  it('tells the length and the head of each chain', async () => {
    const { code, said } = await audit(place.settings, 'verify');
    expect(said).toMatch(/^ok {5}promises=6:[0-9a-f]{64}\nok {5}gateway: no database yet\n$/);
    expect(code).toBe(0);
    head = said.split(/\s+/)[1] ?? '';
  });

  it('holds a chain against heads that were kept, as it told them itself', async () => {
    expect((await audit(place.settings, 'verify', '--expect', head)).code).toBe(0);
    const longer = head.replace('=6:', '=7:');
    const { code, said } = await audit(place.settings, 'verify', '--expect', head, '--expect', longer);
    expect(said).toContain('       seq 7: missing; the chain ends at 6, and what followed is cut off\n');
    expect(code).toBe(1);
  });

  it('says where a chain is broken, and ends with 1', async () => {
    await tamper('delete from audit_entry where seq = 2', "update audit_entry set partner = 'another' where seq = 5");
    expect(await audit(place.settings, 'verify')).toEqual({
      code: 1,
      said: `WRONG  ${head}
       seq 2: missing
       seq 5: changed; its hash is not that of what it says
ok     gateway: no database yet
`,
    });
  });

  it('takes a log that is gone for a broken one', async () => {
    const log = await place.open();
    await log.restore();
    await log.source.query('alter table audit_entry rename to elsewhere');
    await log.close();
    const { code, said } = await audit(place.settings, 'verify', '--expect', head);
    expect(said).toContain('WRONG  promises: no audit log\n       the table audit_entry: missing\n       seq 6: missing');
    expect(code).toBe(1);
  });

  it('makes nothing where there is no database, and misses what was kept of it', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'hub-audit-'));
    const { code, said } = await audit({ HUB_DATA_DIR: empty, PROMISES_DATABASE_URL: '' }, 'verify', '--expect', head);
    await rm(empty, { recursive: true });
    expect(said).toContain('WRONG  promises: no database yet\n       seq 6: missing, with everything before it\n');
    expect(code).toBe(1);
  });

  it('says what keeps it from looking, without the address’s password', async () => {
    const settings = { PROMISES_DATABASE_URL: 'postgres://hub:secret@127.0.0.1:1/hub' };
    const { code, said } = await audit(settings, 'verify');
    expect(said).toMatch(/^WRONG {2}promises: not looked at\n {7}promises: the database cannot be reached/);
    expect(said).not.toContain('secret');
    expect(code).toBe(1);
  });

  it.each([
    [[], 'audit: there is audit verify'],
    [['look'], 'audit look: there is audit verify'],
    [['verify', '--all'], 'audit verify --all: there is audit verify'],
    [['verify', '--expect', 'promises=6'], '--expect promises=6: must be <name>=<seq>:<hash>'],
    [['verify', '--expect', `nobody=6:${'0'.repeat(64)}`], 'a name being one of promises, gateway'],
  ])('takes no other words: %j', async (words, why) => {
    const { code, said } = await audit({}, ...words);
    expect(said).toContain(why);
    expect(code).toBe(1);
  });
});
