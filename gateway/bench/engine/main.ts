import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openHouse } from '../../test/hub/house.ts';
import { CANDIDATES, type CandidateName } from './candidates.ts';
import { CORES, standAside } from './children.ts';
import { type Figure, ratio, type Table, tableOf } from './figures.ts';
import { openGateways, type Terms } from './gateways.ts';
import { judge } from './goals.ts';
import { openGraph } from './graph.ts';
import { measureGrowth } from './growth/measure.ts';
import { toLines, toMarkdown } from './markdown.ts';
import { close, closeAll, keep } from './opened.ts';
import { installPeers, versionsOfPeers } from './peers.ts';
import { measurePlanning } from './planning/measure.ts';
import { toSvg } from './plot.ts';
import { MAIN_WORKLOADS, type MainWorkload, PEERS, type Peer, type Results } from './results.ts';
import { type Measured, measureRounds, type Plan } from './rounds.ts';
import { PAGE, TEST } from './shop/workloads.ts';
import type { Workload } from './workload.ts';

/**
 * The engine beside its peers: throughput, processor time, latency and memory, in interleaved rounds, on the same cores and
 * with the same flags. `npm run bench` measures for about a quarter of an hour and writes gateway/bench/results/; with `--quick` it
 * tries everything for a moment and writes nothing. TEST_DATABASE_URL puts the hub's registry on PostgreSQL, else it is embedded.
 *
 * `--engine apollo` measures the hub with HUB_ENGINE=apollo; `--only floor,ours` leaves the others out; `--out <folder>` writes there.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'fast' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
const OUT = options.out ?? (options.quick || options.only ? undefined : 'gateway/bench/results');
const CONNECTIONS = 50;
const ONLY = options.only?.split(',');
const candidates = CANDIDATES.filter(({ name }) => ONLY?.includes(name) ?? true);
const YOUNG_SPACE = '--max-semi-space-size=64';
const PLANS = options.quick
  ? { main: plan(1, 1.5, 1, 50), flags: plan(1, 1, 0.5, 50), growth: plan(1, 0.2, 0.2, 1), newDocuments: 5 }
  : { main: plan(5, 3.5, 1, 1), flags: plan(3, 2, 0.5, 10), growth: plan(3, 0.6, 0.2, 1), newDocuments: 60 };

const started = performance.now();
const say = (text: string) =>
  process.stdout.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closeAll().finally(() => process.exit(1)));

try {
  installPeers(say);
  standAside();
  const results = await run({ flags: [], coalescing: false, engine: options.engine });
  process.stdout.write(`\n${toMarkdown(results)}\n${toLines(results)}\n`);
  if (OUT !== undefined) await write(results, OUT);
} finally {
  await closeAll();
}
process.exit(0);

async function run(terms: Terms): Promise<Results> {
  const shop = await keep(openGraph('shop'));
  const gateways = await keep(openGateways(shop, candidates, terms));
  const measured = await measureRounds(shop, gateways, [TEST, PAGE], PLANS.main, say);
  say('Planning');
  const planning = await measurePlanning(shop, gateways, PLANS.newDocuments);
  await close(gateways);
  const measureShop = async (others: Terms, those = candidates, workloads = [TEST, PAGE]) => {
    const opened = await keep(openGateways(shop, those, others));
    const found = await measureRounds(shop, opened, workloads, PLANS.flags, say);
    await close(opened);
    return tablesOf(found);
  };
  say(`With ${YOUNG_SPACE}`);
  const young = await measureShop({ ...terms, flags: [YOUNG_SPACE] });
  const sharing = candidates.filter(({ coalescing }) => coalescing !== null);
  // Of the page nobody could answer two at once: its variables are hardly ever the same.
  const coalescing = sharing.some(({ name }) => name === 'ours')
    ? await measureShop({ ...terms, coalescing: true }, sharing, [TEST])
    : {};
  await close(shop);

  say('The hub’s own graph');
  measured.push(await measureSharedPicture(terms));
  say('Growth');
  const growth = await measureGrowth(candidates, terms, PLANS.growth, say);
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      system: `${platform()} ${release()} ${arch()}`,
      node: process.version,
      pinned: CORES !== undefined,
    },
    versions: versionsOfPeers(),
    terms: {
      connections: CONNECTIONS,
      rounds: PLANS.main.rounds,
      seconds: PLANS.main.seconds,
      engine: terms.engine,
      registry: process.env['TEST_DATABASE_URL'] ? ('PostgreSQL' as const) : ('embedded' as const),
    },
    ratios: byPeer(measured, (figure) => figure?.median ?? null),
    spread: byPeer(measured, (figure) => figure && ([figure.min, figure.max] as const)),
    toFloor: byWorkload((workload) => toFloor(measured, workload)),
    tables: { default: tablesOf(measured), [YOUNG_SPACE]: young },
    coalescing,
    planning,
    growth,
  };
  return { ...results, goals: judge(results) };
}

/** Our own operation over our own graph, its subgraphs' real answers from memory. */
async function measureSharedPicture(terms: Terms): Promise<Measured> {
  const house = await keep(openHouse({ LOG_LEVEL: 'silent' }, ['promises', 'council', 'business', 'police']));
  const hub = await keep(openGraph('hub', house));
  const gateways = await keep(openGateways(hub, candidates, terms));
  const workload: Workload = {
    name: 'sharedPicture',
    query: await readFile('schema/operations/shared-picture.graphql', 'utf8'),
    operationName: 'SharedPicture',
    variables: [{ municipality: '1492' }],
  };
  const [measured] = await measureRounds(hub, gateways, [workload], PLANS.main, say);
  if (measured === undefined) throw new Error('Nothing was measured of the shared picture');
  for (const opened of [gateways, hub, house]) await close(opened);
  return measured;
}

async function write(results: Results, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, 'latest.md'), toMarkdown(results));
  await writeFile(join(folder, 'latest.svg'), toSvg(results));
  say(`Written to ${folder}`);
}

function plan(rounds: number, seconds: number, warm: number, step: number): Plan {
  return { connections: CONNECTIONS, rounds, seconds, warm, step };
}

function tablesOf(measured: readonly Measured[]): Record<string, Table> {
  return Object.fromEntries(measured.map((one) => [one.workload, tableOf(one)]));
}

function byWorkload<Value>(of: (workload: MainWorkload) => Value): Record<MainWorkload, Value> {
  return Object.fromEntries(MAIN_WORKLOADS.map((workload) => [workload, of(workload)])) as Record<MainWorkload, Value>;
}

function byPeer<Value>(measured: readonly Measured[], of: (figure: Figure | null) => Value) {
  return byWorkload((workload) => {
    const found = measured.find((one) => one.workload === workload);
    const peers = PEERS.map((peer) => [peer, of(found ? ratio(found, 'throughput', 'ours', peer) : null)]);
    return Object.fromEntries(peers) as Record<Peer, Value>;
  });
}

function toFloor(measured: readonly Measured[], workload: MainWorkload) {
  const found = measured.find((one) => one.workload === workload);
  const of = (name: CandidateName) =>
    found && { cpu: ratio(found, 'cpu', name, 'floor'), p99: ratio(found, 'p99', name, 'floor') };
  return Object.fromEntries(CANDIDATES.map(({ name }) => [name, of(name)]));
}
