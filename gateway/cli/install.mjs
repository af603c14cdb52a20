import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './command.mjs';
import { Failure } from './failure.mjs';
import { ROOT } from './house.mjs';

/**
 * Whether node_modules is missing or older than the lock file. npm writes node_modules/.package-lock.json last, so an
 * interrupted installation counts as missing.
 */
export function needsInstall() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  return !existsSync(installed) || statSync(join(ROOT, 'package-lock.json')).mtimeMs > statSync(installed).mtimeMs;
}

/** Installs exactly what the lock file says. Development's packages too, also where NODE_ENV is production: tsc is one. */
export async function install() {
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Failure(`npm ci failed (exit code ${code}): check the network and the disk's free space, then run this again`);
}
