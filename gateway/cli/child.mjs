import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { ROOT } from './house.mjs';

/**
 * Starts one service's process.
 *
 * - Its log, JSON lines on standard output, goes to its file; its standard error comes line by line to `onError`.
 * - It has an IPC channel that carries nothing. The channel closes when we die, however we die, and the service ends then.
 * - It leads a process group of its own: a Ctrl-C in the terminal reaches us alone, and we stop the gateway first.
 *
 * @returns the process, and a promise of how it ended
 * @throws Failure where its log cannot be written
 */
export function startChild({ script, settings, logFile }, onError) {
  const log = openLog(logFile);
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: settings,
    stdio: ['ignore', log, 'pipe', 'ipc'],
    detached: process.platform !== 'win32', // on Windows it would open a window
  });
  closeSync(log);
  createInterface({ input: child.stderr }).on('line', onError);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, signal: null, reason: error.message }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, ended };
}

function openLog(logFile) {
  try {
    return openSync(logFile, 'a');
  } catch (error) {
    throw new Failure(`The log ${logFile} cannot be written (${error.code}): mend that, or set HUB_DATA_DIR to another folder`);
  }
}
