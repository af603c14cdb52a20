import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose } from '../fixtures/hub.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SDL = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9") type Query { districts: [String!] }';

/** What a command printed, and its exit code. */
export interface Run {
  readonly code: number | null;
  readonly printed: string;
}

/** A running gateway's process. */
export interface Gateway {
  readonly url: string;
  /** What it has written on either stream. */
  readonly printed: () => string;
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

/** A data folder, and what is started on it. */
export interface Place {
  readonly folder: string;
  /** With settings of its own beside the place's. */
  readonly startGateway: (own?: Record<string, string>) => Promise<Gateway>;
  readonly partner: (...words: string[]) => Promise<Run>;
  readonly close: () => Promise<void>;
}

/** A place of its own, with any other settings for whatever runs there. */
export async function openPlace(settings: Record<string, string> = {}): Promise<Place> {
  const base = await mkdtemp(join(tmpdir(), 'hub-place-'));
  const folder = settings['HUB_DATA_DIR'] ? join(base, settings['HUB_DATA_DIR']) : base;
  const supergraph = join(base, 'supergraph.graphql');
  await writeFile(supergraph, compose([{ name: 'districts', url: 'http://127.0.0.1:9/graphql', sdl: SDL }]));
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, PORT: '0', DRAIN_DELAY_MS: '0', SUPERGRAPH: supergraph, ...settings, HUB_DATA_DIR: folder };
  const running = new Set<ChildProcess>();
  const begin = (words: readonly string[], own: Record<string, string> = {}) => {
    const child = spawn(process.execPath, words, { cwd: ROOT, env: { ...env, ...own }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child.once('exit', () => running.delete(child)));
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    return { child, printed: () => printed };
  };
  const partner: Place['partner'] = async (...words) => {
    const { child, printed } = begin(['gateway/dist/src/partners/main.js', ...words]);
    const [code] = await once(child, 'close');
    return { code, printed: printed() };
  };
  return {
    folder,
    partner,
    startGateway: async (own) => {
      const { child, printed } = begin(['gateway/dist/src/main.js'], own);
      const url = () => /"url":"([^"]+)"/.exec(printed())?.[1];
      while (url() === undefined) {
        if (child.exitCode !== null) throw new Error(`the gateway ended: ${printed()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const end: Gateway['end'] = async (signal) => {
        const gone = once(child, 'close');
        child.kill(signal);
        await gone;
      };
      return { url: url() ?? '', printed, end };
    },
    close: async () => {
      for (const child of running) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      await rm(base, { recursive: true, force: true });
    },
  };
}
