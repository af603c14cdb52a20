import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readEnv, StartError } from '../src/env.ts';

const SHAPE = { STORE_URL: z.url({ error: 'must be an address' }).optional(), NAME: z.string().optional() };

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-env-'));
  file = join(folder, 'secret');
  await writeFile(file, 'redis://:s3cret@store\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a setting that may hold a secret', () => {
  it('may stand in a file of its own', () => {
    expect(readEnv(SHAPE, { STORE_URL_FILE: file })).toEqual({ STORE_URL: 'redis://:s3cret@store' });
  });

  it('is refused where it is given twice, or its file cannot be read, and never repeated', async () => {
    expect(() => readEnv(SHAPE, { STORE_URL: 'redis://:s3cret@other', STORE_URL_FILE: file })).toThrow(
      new StartError('STORE_URL and STORE_URL_FILE are both set: set one of them'),
    );
    const missing = join(folder, 'none');
    expect(() => readEnv(SHAPE, { STORE_URL_FILE: missing })).toThrow(
      new StartError(`STORE_URL_FILE="${missing}" cannot be read (ENOENT)`),
    );
    await writeFile(join(folder, 'wrong'), 's3cret');
    expect(() => readEnv(SHAPE, { STORE_URL_FILE: join(folder, 'wrong') })).toThrow(
      new StartError('Wrong setting: STORE_URL=(hidden): must be an address'),
    );
  });

  it('is the only kind that is read from a file', () => {
    expect(readEnv(SHAPE, { NAME_FILE: file })).toEqual({});
  });
});
