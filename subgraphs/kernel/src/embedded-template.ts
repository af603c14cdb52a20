import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { lock } from './lock.ts';

/**
 * An empty database cluster as `initdb` makes it, once for each version of PGlite, kept beside the packages: `initdb` takes
 * two seconds and 800 MB in WebAssembly, and a copy of what it made a fifth of that. Where it cannot be kept, each database
 * is made from nothing.
 */

const LOOK_EVERY = 100;

const MAKE = `
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
const [, file] = process.argv;
const cluster = await PGlite.create();
const dumped = await cluster.dumpDataDir('none');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file + '.fresh', Buffer.from(await dumped.arrayBuffer()));
renameSync(file + '.fresh', file);
process.exit(0);`;

const FILL = `
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
const [, folder, file] = process.argv;
const loadDataDir = file && new Blob([readFileSync(file)]);
await (await PGlite.create(folder, { ...(loadDataDir && { loadDataDir }) })).close();
process.exit(0);`;

/** A database in this process's memory. */
export async function createInMemory(options: PGliteOptions): Promise<PGlite> {
  const file = await template();
  return PGlite.create({ ...options, ...(file !== undefined && { loadDataDir: new Blob([readFileSync(file)]) }) });
}

/** Makes a data folder where there is none. */
export async function fillFolder(folder: string): Promise<void> {
  const file = await template();
  await run(FILL, resolve(folder), ...(file === undefined ? [] : [file]));
}

/** @returns the template's file, made where it is missing, by one process while the others wait; undefined where it cannot be */
async function template(): Promise<string | undefined> {
  const file = templateFile();
  while (!existsSync(file)) {
    const unlock = await lock(file);
    if (!unlock) {
      await setTimeout(LOOK_EVERY);
      continue;
    }
    try {
      if (!existsSync(file)) await run(MAKE, file);
    } catch {
      return undefined;
    } finally {
      await unlock();
    }
  }
  return file;
}

function templateFile(): string {
  const packaged = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')); // …/@electric-sql/pglite/dist
  const { version } = JSON.parse(readFileSync(join(packaged, '../package.json'), 'utf8')) as { version: string };
  return join(packaged, '../../../.cache/hub', `pglite-${version}.tar`);
}

async function run(script: string, ...words: string[]): Promise<void> {
  const node = ['--input-type=module', '--eval', script, ...words];
  await promisify(execFile)(process.execPath, node, { cwd: import.meta.dirname }).catch(({ stderr, message }) => {
    throw new Error(/^\w*Error: .*$/m.exec(stderr)?.[0] ?? message.split('\n')[0]);
  });
}
