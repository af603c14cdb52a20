import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest file of this path in a folder above this module: sources and build lie at different depths of the repository,
 * and the folder the process was started in says nothing about either.
 *
 * @returns its absolute path, or the path as given where no folder above holds it.
 */
export function findAbove(path: string): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, path);
    if (existsSync(file)) return file;
  }
  return path;
}
