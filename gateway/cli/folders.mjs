import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder itself, or the one above it that stands. */
export function nearestFolder(folder) {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** Makes a folder and those above it, one by one: Node's own `recursive` never ends below /proc. */
export function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
