import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A process that answers the workloads. */
export interface ServerUnderLoad {
  readonly url: string;
  /** What the process has used of the processor so far, milliseconds; its database's share is another process's. */
  readonly cpu: () => number;
  /** What it holds in memory, megabytes. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** The promises subgraph as production runs it, built and without seeds. */
export async function startSubgraph(url: string, folder: string): Promise<ServerUnderLoad> {
  const port = await freePort();
  const child = start('subgraphs/promises/dist/src/main.js', {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    HUB_DATA_DIR: folder,
    PROMISES_PORT: String(port),
    PROMISES_DATABASE_URL: url,
  });
  while (!(await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error('the subgraph does not start');
    await setTimeout(50);
  }
  return underLoad(child, port);
}

/** One of the comparison servers in this folder. */
export async function startPlain(name: 'plain-pg' | 'plain-graphql', url: string): Promise<ServerUnderLoad> {
  const child = start(`gateway/dist/bench/subgraphs/${name}.js`, { BENCH_DATABASE_URL: url });
  const [address] = (await once(child, 'message')) as [AddressInfo];
  return underLoad(child, address.port);
}

function start(script: string, env: Record<string, string>): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawn(process.execPath, [script], { env: { ...inherited, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** The kernel counts in hundredths of a second. */
const TICK = 10;

function underLoad(child: ChildProcess, port: number): ServerUnderLoad {
  const read = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    cpu: () => {
      // The name stands in brackets and may hold anything; user and system time are the 12th and 13th after it.
      const figures = read('stat').split(') ').at(-1)?.split(' ') ?? [];
      return TICK * (Number(figures[11]) + Number(figures[12]));
    },
    memory: () => Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(read('status'))?.[1]) / 1024),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
