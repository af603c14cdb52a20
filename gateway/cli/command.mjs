import { spawn } from 'node:child_process';
import { ROOT } from './house.mjs';

/**
 * Runs a program of this Node in the repository's folder, on this terminal, and waits for its end.
 *
 * @returns its exit code; a signal counts as 1
 */
export function runScript(words, settings = process.env) {
  return end(spawn(process.execPath, words, { cwd: ROOT, env: settings, stdio: 'inherit' }));
}

/** Runs npm: the one that runs us where there is one, since a second one on PATH may belong to another Node. */
export function runNpm(words) {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return runScript([running, ...words]);
  return end(spawn('npm', words, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }));
}

function end(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
