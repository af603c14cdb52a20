import { setTimeout } from 'node:timers/promises';
import { compareAnswers } from '../engine/answers.ts';
import { CANDIDATES } from '../engine/candidates.ts';
import { type Gateway, openGateways } from '../engine/gateways.ts';
import { type Graph, tell } from '../engine/graph.ts';
import { load } from '../engine/load.ts';
import { close, keep } from '../engine/opened.ts';
import { bodiesOf, type Workload } from '../engine/workload.ts';
import { median, percentile } from '../statistics.ts';
import { askSteadily } from './steady.ts';
import { swapping } from './swap.ts';

/** How long and how hard the gateway is asked. */
export interface Pace {
  readonly connections: number;
  readonly swaps: number;
  /** Seconds for which it is asked before, at the full pace and at the steady one each, until its code is compiled. */
  readonly warm: number;
  /** Seconds for which the gateway is asked as much as it can answer, to know how much that is. */
  readonly most: number;
  /** Seconds for which a swap is taken to go on once the other graph is served. */
  readonly after: number;
}

/** What one window was like, milliseconds. */
export interface Window {
  /** Of each request that was due in it. */
  readonly times: readonly number[];
  /** For how long the gateway's event loop was kept at most. */
  readonly block: number;
}

export interface Measured {
  readonly workload: string;
  /** Answers a second that the gateway can give. */
  readonly most: number;
  /** Requests a second that it was asked. */
  readonly rate: number;
  readonly asked: number;
  readonly failed: number;
  /** Windows without a swap. */
  readonly usual: readonly Window[];
  /** Windows of a swap, each from the file's change on; and after how long the other graph was served, milliseconds. */
  readonly swaps: readonly (Window & { readonly duration: number })[];
}

/** Of what the gateway can answer, how much it is asked. */
const PART = 0.5;

const BLOCKS = ['--import', './gateway/dist/bench/reload/blocks.js'];

/** Swaps a graph again and again under a steady load, with a window as long without a swap after each. */
export async function measureSwaps(
  graph: Graph,
  workload: Workload,
  settings: Readonly<Record<string, string>>,
  pace: Pace,
  say: (text: string) => void,
): Promise<Measured> {
  const ours = CANDIDATES.filter(({ name }) => name === 'ours').map((candidate) => ({ ...candidate, coalescing: settings }));
  const gateways = await keep(openGateways(graph, ours, { flags: BLOCKS, engine: 'fast', coalescing: true }));
  const { right, reasons } = await compareAnswers(gateways.serving, workload, 1);
  const [answering] = right;
  if (answering === undefined) throw new Error([...gateways.reasons.values(), ...reasons.values()].join('; '));
  const { gateway, lengths } = answering;
  const bodies = bodiesOf(workload);
  const { connections } = pace;
  const { answered, seconds } = await load({
    ...{ url: gateway.url, bodies, lengths, connections },
    ...{ seconds: pace.most, warm: pace.warm },
  });
  const most = answered / seconds;
  const rate = PART * most;
  say(`${workload.name}: ${most.toFixed(0)} answers/s at most`);

  const steady = askSteadily({ url: gateway.url, bodies, lengths, connections, rate });
  const { swap, end } = await swapping(graph.files.supergraph, gateway.url, pace.swaps);
  const during = async (something: () => Promise<unknown>): Promise<Window> => {
    await longestBlock(gateway);
    const times = await steady.during(something);
    return { times, block: await longestBlock(gateway) };
  };
  await setTimeout(pace.warm * 1_000);
  const usual: Window[] = [];
  const swaps: Measured['swaps'][number][] = [];
  while (swaps.length < pace.swaps) {
    let duration = Number.NaN;
    const window = await during(async () => {
      duration = await swap();
      await setTimeout(pace.after * 1_000);
    });
    swaps.push({ ...window, duration });
    say(`${workload.name}, swap ${swaps.length} of ${pace.swaps}, served after ${duration.toFixed(0)} ms: ${told(window)}`);
    // As long as the swap's: a full garbage collection every few seconds is usual, and falls into a short window by chance.
    const without = await during(() => setTimeout(duration + pace.after * 1_000));
    usual.push(without);
    say(`${workload.name}, as usual: ${told(without)}`);
  }
  await end();
  const { asked, failed } = await steady.end();
  await close(gateways);
  return { workload: workload.name, most, rate, asked, failed, usual, swaps };
}

async function longestBlock({ child }: Gateway): Promise<number> {
  const told = tell<number>(child);
  child.process.send('how long?');
  return told;
}

function told({ times, block }: Window): string {
  const [p50, p99] = [median(times), percentile(times, 0.99)];
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest block ${block.toFixed(1)} ms`;
}
