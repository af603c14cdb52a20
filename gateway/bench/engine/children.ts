import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** One core for the gateway that is measured, another for what asks it and what it asks; undefined where they cannot be parted. */
export const CORES =
  availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0 ? { gateway: 0, others: 1 } : undefined;

/** Ticks of /proc/<pid>/stat in a second: Linux has told programs 100 since there were others. */
const TICKS = 100;
/** What a child has said last, characters. */
const SAID = 2_000;
/** A process that has not ended by then is killed, milliseconds. */
const PATIENCE = 3_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process of the benchmark. */
export interface Child {
  readonly process: ChildProcess;
  /** Milliseconds of processor time so far, of all its threads; NaN where the system does not tell. */
  readonly cpu: () => number;
  /** Forgets the peak of its memory so far. */
  readonly forgetPeak: () => void;
  /** The peak of its resident memory since then, megabytes; NaN where the system does not tell. */
  readonly peak: () => number;
  /** The last that it has said, on either stream. */
  readonly said: () => string;
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Puts this process, which asks, beside the subgraphs. */
export function standAside(): void {
  if (CORES !== undefined) spawnSync('taskset', ['-a', '-cp', String(CORES.others), String(process.pid)]);
}

/**
 * Starts a script of Node with nothing of this process's environment but the path and the home.
 *
 * @param words - Node's flags, the script, its arguments
 * @param place - which core it has
 */
export function startChild(words: readonly string[], env: Readonly<Record<string, string>>, place: 'gateway' | 'others'): Child {
  const { PATH = '', HOME = '' } = process.env;
  const pinned = CORES === undefined ? [] : ['taskset', '-c', String(CORES[place])];
  const [command = '', ...rest] = [...pinned, process.execPath, ...words];
  const child = spawn(command, rest, { env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-SAID);
    });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    process: child,
    cpu: () => {
      // The name, the second word, may hold blanks; what follows its bracket does not.
      const stat = read(child, 'stat')?.split(') ')[1]?.split(' ');
      return stat === undefined ? Number.NaN : ((Number(stat[11]) + Number(stat[12])) * 1_000) / TICKS;
    },
    forgetPeak: () => {
      try {
        writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
      } catch {
        // Not Linux, or not ours to write: then the peak is the process's whole life's.
      }
    },
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(read(child, 'status') ?? '')?.[1] ?? Number.NaN) / 1024,
    said: () => said,
    hasEnded,
    stop: async () => {
      if (!hasEnded()) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
        await gone;
        clearTimeout(impatience);
      }
      running.delete(child);
    },
  };
}

function read({ pid }: ChildProcess, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
