import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEmbedded } from '../src/embedded.ts';
import { StartError } from '../src/env.ts';

describe('the embedded database’s folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-embedded-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is one process’s at a time, and free again after it', async () => {
    const data = join(folder, 'data');
    const first = await openEmbedded(data);
    const second = openEmbedded(data);
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(/is in use by another process: stop it, or set HUB_DATA_DIR/);
    await first.close();
    const third = await openEmbedded(data);
    await third.close();
  });

  it('may be told from where the process stands', async () => {
    const data = join(folder, 'told');
    const opened = await openEmbedded(relative(process.cwd(), data));
    await opened.close();
    expect(existsSync(join(data, 'PG_VERSION'))).toBe(true);
  });

  it('that cannot be made is said in one line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openEmbedded(join(file, 'data'))).rejects.toThrow(/cannot be made \(ENOTDIR\): set HUB_DATA_DIR/);
  });
});
