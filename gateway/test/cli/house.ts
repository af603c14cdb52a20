import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const SETTINGS = ['PORT', 'PROMISES_PORT', 'COUNCIL_PORT', 'BUSINESS_PORT', 'POLICE_PORT'];

/** A service that does what the supervisor counts on, and nothing else. */
const SERVICE = `
import { createServer } from 'node:http';
export function serve(name, setting) {
  process.once('disconnect', () => process.exit(0));
  if (process.env.REFUSES === name) {
    process.stderr.write(name + ': the data folder is in use\\n');
    process.exit(1);
  }
  createServer((request, response) => response.end(String(process.pid))).listen(process.env[setting], 'localhost');
  process.once('SIGTERM', () => process.exit(0));
}
`;

/** A house with the real command line and stand-ins for what it runs, in a folder and on ports of its own. */
export async function buildHouse() {
  const root = mkdtempSync(join(tmpdir(), 'hub-cli-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(REPOSITORY, 'gateway/cli'), join(root, 'gateway/cli'), { recursive: true });
  cpSync(join(REPOSITORY, 'package.json'), join(root, 'package.json'));
  write('package-lock.json', '{}');
  write('node_modules/.package-lock.json', '{}');
  write('node_modules/typescript/bin/tsc', '');
  write('node_modules/jest/bin/jest.js', 'console.log(process.argv.slice(2).join(" ")); process.exit(7);');
  write('seeds/dist/src/check.js', '');
  write('gateway/dist/src/check.js', "if (process.env.LOG_LEVEL === 'loud') process.exit(1);");
  write('gateway/dist/src/partners/main.js', 'console.log(process.argv.slice(2).join(" ")); process.exit(7);');
  write(
    'gateway/dist/test/browser/chromium.js',
    "export const NO_BROWSER = 'no browser'; export const findChromium = () => process.env.CHROMIUM || undefined;",
  );
  write('service.js', SERVICE);
  const ports = await freePorts(SETTINGS.length);
  for (const setting of SETTINGS) {
    const name = setting === 'PORT' ? 'gateway' : setting.replace('_PORT', '').toLowerCase();
    const path = name === 'gateway' ? 'gateway/dist/src/main.js' : `subgraphs/${name}/dist/src/main.js`;
    write(path, `import { serve } from '${join(root, 'service.js')}'; serve('${name}', '${setting}');`);
  }
  const portSettings = Object.fromEntries(SETTINGS.map((setting, index) => [setting, String(ports[index])]));

  const running: ChildProcess[] = [];
  return {
    port: (setting: string) => Number(portSettings[setting]),
    run(script: string, words: string[] = [], settings: NodeJS.ProcessEnv = {}): Run {
      const child = spawn(process.execPath, [join(root, 'gateway/cli', script), ...words], {
        env: { PATH: process.env['PATH'], ...portSettings, ...settings },
      });
      running.push(child);
      return follow(child);
    },
    tearDown() {
      for (const child of running) child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface Run {
  readonly child: ChildProcess;
  /** What it printed so far, both streams. */
  readonly printed: () => string;
  /** Resolves once it printed this, rejects where it ended without. */
  readonly until: (text: string) => Promise<void>;
  readonly ended: Promise<number | null>;
}

function follow(child: ChildProcess): Run {
  let printed = '';
  child.stdout?.on('data', (data) => {
    printed += data;
  });
  child.stderr?.on('data', (data) => {
    printed += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => printed.includes(text) && resolve();
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      look();
      ended.then(() => reject(new Error(`ended without printing ${JSON.stringify(text)}: ${printed}`)));
    });
  return { child, printed: () => printed, until, ended };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      if (address === null || typeof address === 'string') throw new Error('no port');
      return address.port;
    }),
  );
}

/** The process that answers on a port; undefined where none does. */
export async function pidOn(port: number): Promise<number | undefined> {
  try {
    return Number(await (await fetch(`http://localhost:${port}/`)).text());
  } catch {
    return undefined;
  }
}
