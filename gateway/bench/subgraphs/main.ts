import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { arch, cpus, platform, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANYONE, createSigner, ensureKey, GATEWAY } from '@hub/kernel/process';
import { createTestDatabase } from '@hub/kernel/testing';
import { Pool } from 'undici';
import { median } from '../statistics.ts';
import { type Figures, writeReport } from './report.ts';
import { type ServerUnderLoad, startPlain, startSubgraph } from './servers.ts';
import { fill, WORKLOADS, type WorkloadName } from './workload.ts';

/**
 * What our subgraph costs the processor, beside the same questions answered by hand. `npm run bench -- subgraphs [rounds]`;
 * a database of its own is made on the server of TEST_DATABASE_URL, or on the machine's, and dropped at the end.
 */
const ROUNDS = Number(process.argv[2] ?? 7);
const REQUESTS = 300;
const CONNECTIONS = 10;
const WARM = 600;
const NAMES = ['subgraph', 'plainGraphql', 'plainPg'] as const;
type ServerName = (typeof NAMES)[number];

process.env['TEST_DATABASE_URL'] ??= 'postgres://postgres@127.0.0.1:5432/postgres';
const database = await createTestDatabase();
const url = String(database.url);
const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'));
await ensureKey(join(folder, 'keys'), GATEWAY);
const { sign } = createSigner(GATEWAY, join(folder, 'keys'));
const servers: Partial<Record<ServerName, ServerUnderLoad>> = {};
const pools: Pool[] = [];

try {
  servers.subgraph = await startSubgraph(url, folder);
  const version = await fill(url);
  servers.plainGraphql = await startPlain('plain-graphql', url);
  servers.plainPg = await startPlain('plain-pg', url);
  const asking = Object.fromEntries(Object.entries(servers).map(([name, server]) => [name, openClient(server.url)])) as Record<
    ServerName,
    Asking
  >;

  const bytes: Record<string, number> = {};
  const workloads = Object.keys(WORKLOADS) as WorkloadName[];
  for (const workload of workloads) {
    const answers = await Promise.all(NAMES.map((name) => asking[name](workload)));
    if (new Set(answers).size !== 1 || answers[0]?.includes('"errors"'))
      throw new Error(`${workload}: the answers differ:\n${answers.map((text) => text.slice(0, 500)).join('\n')}`);
    bytes[workload] = Buffer.byteLength(answers[0] ?? '');
    for (const name of NAMES) await ask(asking[name], workload, WARM);
  }

  type Round = Record<WorkloadName, Record<ServerName, { cpu: number; seconds: number }>>;
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = Object.fromEntries(workloads.map((name) => [name, {}])) as Round;
    for (const workload of workloads) {
      // Another order each round, so that none always follows the same one.
      for (let place = 0; place < NAMES.length; place += 1) {
        const name = NAMES[(place + round) % NAMES.length] as ServerName;
        const server = servers[name] as ServerUnderLoad;
        const [before, started] = [server.cpu(), performance.now()];
        await ask(asking[name], workload, REQUESTS);
        const seconds = (performance.now() - started) / 1_000;
        measured[workload][name] = { cpu: (server.cpu() - before) / REQUESTS, seconds };
      }
    }
    rounds.push(measured);
  }

  const figuresOf = (workload: WorkloadName, name: ServerName): Figures => {
    const used = rounds.map((round) => round[workload][name].cpu);
    return {
      cpu: round(median(used)),
      least: round(Math.min(...used)),
      most: round(Math.max(...used)),
      ratio: round(median(rounds.map((all) => all[workload][name].cpu / all[workload].plainGraphql.cpu))),
      requestsPerSecond: Math.round(REQUESTS / median(rounds.map((all) => all[workload][name].seconds))),
    };
  };
  await writeReport({
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
    database: version,
    rounds: ROUNDS,
    requestsARound: REQUESTS,
    connections: CONNECTIONS,
    bytes,
    memory: Object.fromEntries(NAMES.map((name) => [name, servers[name]?.memory() ?? 0])),
    figures: Object.fromEntries(
      workloads.map((workload) => [workload, Object.fromEntries(NAMES.map((name) => [name, figuresOf(workload, name)]))]),
    ),
  });
} finally {
  for (const pool of pools) await pool.close();
  for (const server of Object.values(servers)) await server.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}

/** Asks a server for a workload, with the token that a subgraph wants, and gives the answer's text. */
type Asking = (workload: WorkloadName) => Promise<string>;

function openClient(address: string): Asking {
  const { origin, pathname: path } = new URL(address);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  pools.push(pool);
  return async (workload) => {
    const body = JSON.stringify(WORKLOADS[workload]);
    const token = await sign(ANYONE, 'promises', randomUUID(), body);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await pool.request({ path, method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
    return text;
  };
}

/** So many requests, a few at a time. */
async function ask(asking: Asking, workload: WorkloadName, requests: number): Promise<void> {
  let left = requests;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await asking(workload);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
