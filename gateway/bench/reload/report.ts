import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Figure, figureOf } from '../engine/figures.ts';
import { median, percentile } from '../statistics.ts';
import type { Measured, Window } from './measure.ts';

const FOLDER = 'gateway/bench/reload';

/** A swap's p99 is to be no more than so many times the usual one. */
const BOUND = 3;

/** What was measured over one graph, milliseconds. */
export interface Result {
  readonly workload: string;
  readonly requestsPerSecond: number;
  readonly swaps: number;
  readonly asked: number;
  readonly failed: number;
  readonly usual: Figures;
  readonly swap: Figures & { readonly duration: Figure };
  /** p99 of all swaps' requests, and of the worst swap's, ÷ that of all the usual ones. */
  readonly ratio: { readonly all: number; readonly worst: number };
  readonly isMet: boolean;
}

/** Of all the windows' requests together, and of the windows one by one. */
interface Figures {
  readonly p50: number;
  readonly p99: number;
  readonly p99OfWindows: Figure;
  readonly block: Figure;
}

export interface Results {
  readonly measured: string;
  readonly machine: string;
  readonly node: string;
  readonly connections: number;
  readonly graphs: readonly Result[];
}

/** The figures of what was measured over one graph. */
export function resultOf({ workload, rate, asked, failed, usual, swaps }: Measured): Result {
  const [before, during] = [figuresOf(usual), figuresOf(swaps)];
  const ratio = { all: toTwo(during.p99 / before.p99), worst: toTwo(during.p99OfWindows.max / before.p99) };
  return {
    workload,
    requestsPerSecond: Math.round(rate),
    swaps: swaps.length,
    asked,
    failed,
    usual: before,
    swap: { ...during, duration: figureOf(swaps.map(({ duration }) => duration)) },
    ratio,
    isMet: failed === 0 && ratio.worst <= BOUND,
  };
}

function figuresOf(windows: readonly Window[]): Figures {
  const times = windows.flatMap((window) => window.times);
  return {
    p50: toTwo(median(times)),
    p99: toTwo(percentile(times, 0.99)),
    p99OfWindows: figureOf(windows.map((window) => percentile(window.times, 0.99))),
    block: figureOf(windows.map(({ block }) => block)),
  };
}

/** Writes results.json and results.md anew. */
export async function writeReport(results: Results): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(FOLDER, 'results.md'), toMarkdown(results));
}

export function toMarkdown({ measured, machine, node, connections, graphs }: Results): string {
  const rows = graphs.map(({ workload, requestsPerSecond, swaps, asked, failed, usual, swap, ratio, isMet }) =>
    [
      workload,
      `${requestsPerSecond}/s`,
      swaps,
      `${failed} of ${asked}`,
      `${usual.p50} / ${usual.p99}`,
      `${swap.p50} / ${swap.p99}`,
      `${usual.p99OfWindows.median} / ${swap.p99OfWindows.median}`,
      `${usual.p99OfWindows.max} / ${swap.p99OfWindows.max}`,
      `${ratio.all} / ${ratio.worst}`,
      swap.duration.median,
      `${usual.block.median} / ${swap.block.median} / ${swap.block.max}`,
      isMet ? 'yes' : 'no',
    ].join(' | '),
  );
  return `# Is a swap of the graph felt?

Written by \`npm run bench -- reload\`, as measured. The gateway, a process of its own, is asked over ${connections} connections
for about half of what it can answer, whether or not the requests before have their answers, while the file of its graph is
changed again and again. A swap's window goes from the file's change to two seconds after the new graph is served; after each comes a
usual window, as long and without a swap. The goal: no request fails, and no swap's p99 is above ${BOUND} × the usual one, which is that
of all the usual windows' requests: a full garbage collection every few seconds is in some windows of either kind.

\`page\` is asked over the benchmark's shop, \`sharedPicture\` over the hub's own graph, whose trusted documents are planned anew at
each swap. Times in milliseconds: of all windows together, of the median one, and of the worst. How long the event loop was kept at
most is told for the median usual window, the median swap, and the worst.

${measured}, Node ${node}, ${machine}.

| asked | rate | swaps | failed | usual p50 / p99 | swaps' p50 / p99 | p99 of the median window: usual / swap | of the worst: usual / swap | ratio to the usual p99: all swaps / the worst | served after | longest block: usual / swap / worst | goal met |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

function toTwo(value: number): number {
  return Number(value.toFixed(2));
}
