import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, whatever folder a command was run from. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The processes of the house, in the order of their ports. A new subgraph is one line here. */
export const SUBGRAPHS = [
  { name: 'promises', port: 4101 },
  { name: 'council', port: 4102 },
  { name: 'business', port: 4103 },
  { name: 'police', port: 4104 },
];

export const GATEWAY = { name: 'gateway', port: 4000 };

/** Where the embedded databases and the logs are, as an absolute path. */
export function dataFolder(settings = process.env) {
  return resolve(ROOT, settings.HUB_DATA_DIR || '.data');
}

/** Where the municipalities' folders are, as an absolute path. */
export function seedsFolder(settings = process.env) {
  return resolve(ROOT, settings.HUB_SEEDS || 'seeds');
}

/** The folder of the municipality that developers write in: among the seeds, where nothing else is said; never in production. */
export function practiceFolder(settings = process.env) {
  if (settings.HUB_PRACTICE !== undefined) return settings.HUB_PRACTICE && resolve(ROOT, settings.HUB_PRACTICE);
  const folder = join(seedsFolder(settings), 'practice/9001');
  return settings.NODE_ENV !== 'production' && existsSync(folder) ? folder : '';
}
