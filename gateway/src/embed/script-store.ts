import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@hub/kernel/process';
import { findAbove } from '../above.ts';
import { createScript, type Script, versionOf } from './script.ts';

/** The scripts that pages embed: those of this build, and those that an earlier one served. */
export interface ScriptStore {
  /** By file name, `focus-areas.js`. */
  readonly current: ReadonlyMap<string, Script>;
  /** A script by its content; undefined where this hub has never served it. */
  readonly version: (version: string, file: string) => Promise<Script | undefined>;
}

/** Where the build puts them. The two of `browser` are what a frame and the page around it say to each other. */
const BUILT = [
  { folder: 'gateway/dist/widgets', is: (file: string) => FILE.test(file) },
  { folder: 'gateway/dist/src/embed/browser', is: (file: string) => ['frame.js', 'framed.js'].includes(file) },
];

const FILE = /^[a-z]+(-[a-z]+)*\.js$/;
const VERSION = /^[0-9a-f]{16}$/;

/**
 * Reads the build's scripts, and keeps a copy of each: a page that embeds one with its `integrity` runs no other, so a hub that
 * is upgraded must go on serving it.
 *
 * A hub whose folder cannot be written serves its own build and says in its log what it cannot promise.
 *
 * @param folder - where versions are kept, as `<version>/<file>`
 */
export async function openScripts(folder: string, log: Logger): Promise<ScriptStore> {
  const current = await readBuilt();
  if (current.size === 0) log.warn('no widgets are served: npm run build makes them');
  try {
    for (const [file, script] of current) await keep(folder, file, script);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    log.warn(`the widgets' versions cannot be kept in ${folder} (${code}): pages that embed one break when the hub is upgraded`);
  }
  const earlier = new Map<string, Promise<Script | undefined>>();
  return {
    current,
    version: async (version, file) => {
      const own = current.get(file);
      if (own?.version === version) return own;
      if (!VERSION.test(version) || !FILE.test(file)) return undefined;
      const path = join(folder, version, file);
      const found = earlier.get(path) ?? readKept(path, version);
      // What is not there is not remembered: names can be made up without end.
      if (await found) earlier.set(path, found);
      return found;
    },
  };
}

async function readBuilt(): Promise<Map<string, Script>> {
  const scripts = new Map<string, Script>();
  for (const { folder, is } of BUILT) {
    const path = findAbove(folder);
    const files = (await readdir(path).catch(() => [])).filter(is);
    for (const file of files) scripts.set(file, createScript(await readFile(join(path, file))));
  }
  return scripts;
}

/** Under another name first: a gateway beside this one may read the same folder. */
async function keep(folder: string, file: string, { text, version }: Script): Promise<void> {
  const path = join(folder, version, file);
  if (await readKept(path, version)) return;
  await mkdir(join(folder, version), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

/** Only as it was: a file that has been changed is not the version that it lies under. */
async function readKept(path: string, version: string): Promise<Script | undefined> {
  const text = await readFile(path).catch(() => undefined);
  return text && versionOf(text) === version ? createScript(text) : undefined;
}
