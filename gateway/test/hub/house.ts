import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ANYONE, type Caller, createSigner, ensureKey, GATEWAY } from '@hub/kernel/process';
import { createTestDatabase } from '@hub/kernel/testing';

export const SUBGRAPHS = ['promises', 'council', 'business', 'police'] as const;
export type Name = (typeof SUBGRAPHS)[number] | 'gateway';

/** The whole hub as its own processes, built files and real databases, on free ports. */
export interface House {
  readonly gateway: string;
  readonly urls: Record<Name, string>;
  /** Asks the gateway; `errors` is empty where the answer has none. */
  readonly ask: (query: string, variables?: object, headers?: Record<string, string>) => Promise<Answer>;
  /** Asks one subgraph as the gateway does, for the caller, anyone where none is given. */
  readonly askOne: (name: Name, query: string, variables?: object, caller?: Caller) => Promise<Answer>;
  /** What every process is started with. */
  readonly settings: Readonly<Record<string, string>>;
  /** The data folder, with the keys below it. */
  readonly folder: string;
  /** Starts a process and waits until it is ready. */
  readonly start: (name: Name) => Promise<void>;
  /** Lets a partner in, as `partner add` does with these words, and gives its key once the gateway takes it. */
  readonly addPartner: (...words: string[]) => Promise<string>;
  /** Runs one of the commands about partners, and gives what it says. */
  readonly command: (...words: string[]) => Promise<string>;
  /** Lets a developer in, as `developer-key` does with these words. */
  readonly addDeveloper: (...words: string[]) => Promise<string>;
  /** How many SQL statements a subgraph's process has made so far; needs LOG_LEVEL=trace. */
  readonly statements: (name: Name) => number;
  /** The same, in words. */
  readonly statementsOf: (name: Name) => readonly string[];
  /** SIGKILL, as a crash or the kernel's out-of-memory killer would. */
  readonly kill: (name: Name) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  readonly data: any;
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/**
 * Opens the house, seeded, without its gateway where `names` leaves it out.
 *
 * @param env - settings for every process, such as HUB_DEV_GRANT
 * @param own - settings for one process alone
 */
export async function openHouse(
  env: Record<string, string> = {},
  names: readonly Name[] = [...SUBGRAPHS, 'gateway'],
  own: Partial<Record<Name, Record<string, string>>> = {},
): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-house-'));
  await ensureKey(join(folder, 'keys'), GATEWAY);
  const signer = createSigner(GATEWAY, join(folder, 'keys'));
  const everything: Name[] = [...SUBGRAPHS, 'gateway'];
  const ports = await freePorts(everything.length);
  const port = (name: Name) => ports[everything.indexOf(name)] ?? 0;
  const urls = Object.fromEntries(everything.map((name) => [name, `http://localhost:${port(name)}/graphql`])) as Record<
    Name,
    string
  >;
  const databases = Object.fromEntries(
    await Promise.all(everything.map(async (name) => [name, await createTestDatabase()] as const)),
  );

  const settings: Record<string, string> = {
    HUB_SEEDS: 'seeds',
    LOG_LEVEL: 'warn',
    HUB_RATE_LIMIT: '1000000',
    ...env,
    HOST: 'localhost',
    HUB_DATA_DIR: folder,
    PORT: String(port('gateway')),
  };
  for (const name of SUBGRAPHS) {
    settings[`${name.toUpperCase()}_PORT`] = String(port(name));
    settings[`${name.toUpperCase()}_URL`] = urls[name];
  }
  for (const name of everything) {
    const url = databases[name]?.url;
    if (url !== undefined) settings[`${name.toUpperCase()}_DATABASE_URL`] = url;
  }

  const running = new Map<Name, ChildProcess>();
  const statements = new Map<Name, string[]>(everything.map((name) => [name, []]));
  const start = async (name: Name) => {
    const script = name === 'gateway' ? 'gateway/dist/src/main.js' : `subgraphs/${name}/dist/src/main.js`;
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [script], {
      env: { ...inherited, ...settings, ...own[name] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.includes('"msg":"statement"')) statements.get(name)?.push(JSON.parse(line).statement);
    });
    running.set(name, child);
    await ready(`http://localhost:${port(name)}/health/ready`, () =>
      child.exitCode === null && child.signalCode === null ? undefined : said,
    );
  };
  const end = async (name: Name, signal: NodeJS.Signals) => {
    const child = running.get(name);
    running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  const command = async (...words: string[]) => {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const script = ['gateway/dist/src/partners/main.js', ...words];
    const { stdout } = await promisify(execFile)(process.execPath, script, { env: { ...inherited, ...settings } });
    return stdout;
  };
  const letIn = async (...words: string[]) => {
    const key = /\bhub_\w+/.exec(await command(...words))?.[0] ?? '';
    await eventually(async () => (await ask(urls.gateway, '{ __typename }', {}, { 'x-api-key': key })).status === 200);
    return key;
  };

  await Promise.all(names.filter((name) => name !== 'gateway').map(start));
  if (names.includes('gateway')) await start('gateway');
  return {
    gateway: urls.gateway,
    urls,
    settings,
    folder,
    ask: (query, variables, headers) => ask(urls.gateway, query, variables, headers),
    askOne: async (name, query, variables, caller = ANYONE) => {
      const sign = (body: string) => signer.sign(caller, name, randomUUID(), body);
      return post(urls[name], JSON.stringify({ query, variables }), async (body) => ({
        authorization: `Bearer ${await sign(body)}`,
      }));
    },
    start,
    command,
    addPartner: (...words) => letIn('add', ...words),
    addDeveloper: (...words) => letIn('developer-key', ...words),
    statements: (name) => statements.get(name)?.length ?? 0,
    statementsOf: (name) => statements.get(name) ?? [],
    kill: (name) => end(name, 'SIGKILL'),
    close: async () => {
      for (const name of ['gateway', ...SUBGRAPHS] as Name[]) await end(name, 'SIGTERM');
      await Promise.all(Object.values(databases).map((database) => database.drop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Posts a query to a gateway. */
export function ask(url: string, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  return post(url, JSON.stringify({ query, variables }), async () => headers);
}

async function post(url: string, body: string, headersFor: (body: string) => Promise<Record<string, string>>): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(await headersFor(body)) };
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, data, errors };
}

/** Asks again until an answer is as wanted; for what comes back by itself. */
export async function eventually(wanted: () => Promise<boolean>, seconds = 30): Promise<boolean> {
  for (let tries = 0; tries < 10 * seconds; tries += 1) {
    if (await wanted().catch(() => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Five fresh databases beside a busy test run take half a minute on two cores, seconds. */
const STARTED = 110;

async function ready(url: string, failed: () => string | undefined): Promise<void> {
  const up = await eventually(async () => failed() !== undefined || (await fetch(url)).ok, STARTED);
  const why = failed();
  if (why !== undefined || !up) throw new Error(`${url} does not get ready: ${why ?? 'no answer'}`);
}

/** Ports that nobody has just now, held together so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, 'localhost');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
