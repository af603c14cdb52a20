import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the peers' packages are: theirs, beside the script that starts each, and never among the hub's. */
const FOLDERS = ['gateway/bench/engine/peers', 'gateway/bench/engine/peers/mercurius'];

/** Installs what their lock files say, where it is not there. */
export function installPeers(say: (text: string) => void): void {
  for (const folder of FOLDERS) {
    const installed = join(folder, 'node_modules/.package-lock.json');
    if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs) continue;
    say(`Installing the peers of ${folder} (npm ci), a minute the first time`);
    const words = ['ci', '--no-audit', '--no-fund', '--ignore-scripts'];
    const running = process.env['npm_execpath'];
    const { status } = running?.endsWith('npm-cli.js')
      ? spawnSync(process.execPath, [running, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
      : spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`npm ci failed in ${folder}: check the network, then run this again`);
  }
}

/** The versions of what is measured, as installed. */
export function versionsOfPeers(): Record<string, string> {
  const names = FOLDERS.flatMap((folder) =>
    Object.entries(readPackage(join(folder, 'package.json')).dependencies ?? {}).map(
      ([name, version]) =>
        [folder.endsWith('mercurius') && name === 'graphql' ? 'graphql, for Mercurius' : name, version] as const,
    ),
  );
  const { version, dependencies } = readPackage('gateway/package.json');
  const ours = ['@graphql-hive/router-query-planner', '@apollo/query-planner', 'undici'];
  return {
    hub: version,
    ...Object.fromEntries(ours.map((name) => [`${name}, ours`, dependencies?.[name] ?? ''])),
    ...Object.fromEntries(names),
  };
}

function readPackage(file: string): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
