import { readFile } from 'node:fs/promises';
import { arch, cpus, platform, release } from 'node:os';
import { parseArgs } from 'node:util';
import { openHouse } from '../../test/hub/house.ts';
import { standAside } from '../engine/children.ts';
import { openGraph } from '../engine/graph.ts';
import { close, closeAll, keep } from '../engine/opened.ts';
import { PAGE } from '../engine/shop/workloads.ts';
import type { Workload } from '../engine/workload.ts';
import { type Measured, measureSwaps, type Pace } from './measure.ts';
import { resultOf, toMarkdown, writeReport } from './report.ts';

/**
 * One graph after another under load: whether a request fails for it, and how much longer it takes. `npm run bench -- reload`
 * measures for about ten minutes and writes results.json and results.md beside this file; with `--quick` it swaps each graph
 * three times and writes nothing, with `--only hub` or `--only shop` it leaves the other out and writes nothing either.
 * TEST_DATABASE_URL puts the databases on PostgreSQL, else they are embedded.
 */
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const PACE: Pace = options.quick
  ? { connections: 20, swaps: 3, warm: 4, most: 2, after: 2 }
  : { connections: 20, swaps: 30, warm: 10, most: 3, after: 2 };

/** So that the file is looked at often enough for ten swaps in half a minute. */
const SETTINGS = { SUPERGRAPH_POLL_MS: '200' };

const started = performance.now();
const say = (text: string) =>
  process.stdout.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closeAll().finally(() => process.exit(1)));

const MEASURES: Readonly<Record<string, () => Promise<Measured>>> = {
  shop: async () => {
    const shop = await keep(openGraph('shop'));
    const measured = await measureSwaps(shop, PAGE, SETTINGS, PACE, say);
    await close(shop);
    return measured;
  },
  hub: async () => {
    const house = await keep(openHouse({ LOG_LEVEL: 'silent' }, ['promises', 'council', 'business', 'police']));
    const hub = await keep(openGraph('hub', house));
    const workload: Workload = {
      name: 'sharedPicture',
      query: await readFile('schema/operations/shared-picture.graphql', 'utf8'),
      operationName: 'SharedPicture',
      variables: [{ municipality: '1492' }],
    };
    const settings = { ...SETTINGS, TRUSTED_DOCUMENTS: 'schema/operations/manifest.json' };
    // Its swaps take several times as long, and so do the windows between.
    const measured = await measureSwaps(hub, workload, settings, { ...PACE, swaps: Math.ceil(PACE.swaps / 3) }, say);
    await close(hub);
    await close(house);
    return measured;
  },
};

try {
  standAside();
  const graphs = [];
  for (const [name, measureGraph] of Object.entries(MEASURES)) {
    if (options.only === undefined || options.only === name) graphs.push(resultOf(await measureGraph()));
  }
  const results = {
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
    connections: PACE.connections,
    graphs,
  };
  process.stdout.write(`\n${toMarkdown(results)}`);
  if (!options.quick && options.only === undefined) await writeReport(results);
} finally {
  await closeAll();
}
process.exit(0);
