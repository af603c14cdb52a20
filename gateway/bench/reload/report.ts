import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Figure, figureOf } from '../engine/figures.ts';
import type { Measured, Window } from './measure.ts';

const FOLDER = 'gateway/bench/reload';

/** A swap's p99 is to be no more than so many times the usual one. */
const BOUND = 3;

/** What was measured over one graph, milliseconds. */
export interface Result {
  readonly workload: string;
  readonly requestsPerSecond: number;
  readonly asked: number;
  readonly failed: number;
  readonly usual: Figures;
  readonly swap: Figures & { readonly duration: Figure };
  /** Of the p99s, a swap's ÷ the usual one: the median swap, and the worst. */
  readonly ratio: { readonly median: number; readonly worst: number };
  readonly isMet: boolean;
}

type Figures = Readonly<Record<keyof Window, Figure>>;

export interface Results {
  readonly measured: string;
  readonly machine: string;
  readonly node: string;
  readonly connections: number;
  readonly swaps: number;
  readonly graphs: readonly Result[];
}

/** The figures of what was measured over one graph. */
export function resultOf({ workload, rate, asked, failed, usual, swaps }: Measured): Result {
  const [before, during] = [figuresOf(usual), figuresOf(swaps)];
  const ratio = { median: toTwo(during.p99.median / before.p99.median), worst: toTwo(during.p99.max / before.p99.median) };
  return {
    workload,
    requestsPerSecond: Math.round(rate),
    asked,
    failed,
    usual: before,
    swap: { ...during, duration: figureOf(swaps.map(({ duration }) => duration)) },
    ratio,
    isMet: failed === 0 && ratio.worst <= BOUND,
  };
}

function figuresOf(windows: readonly Window[]): Figures {
  return {
    p50: figureOf(windows.map(({ p50 }) => p50)),
    p99: figureOf(windows.map(({ p99 }) => p99)),
    block: figureOf(windows.map(({ block }) => block)),
  };
}

/** Writes results.json and results.md anew. */
export async function writeReport(results: Results): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(FOLDER, 'results.md'), toMarkdown(results));
}

export function toMarkdown({ measured, machine, node, connections, swaps, graphs }: Results): string {
  const rows = graphs.map(({ workload, requestsPerSecond, asked, failed, usual, swap, ratio, isMet }) =>
    [
      workload,
      `${requestsPerSecond}/s`,
      `${failed} of ${asked}`,
      `${usual.p50.median} / ${usual.p99.median}`,
      `${swap.p50.median} / ${swap.p99.median}`,
      swap.p99.max,
      `${ratio.median} / ${ratio.worst}`,
      swap.duration.median,
      `${usual.block.median} / ${swap.block.median} / ${swap.block.max}`,
      isMet ? 'yes' : 'no',
    ].join(' | '),
  );
  return `# Is a swap of the graph felt?

Written by \`npm run bench -- reload\`, as measured. The gateway, a process of its own, is asked over ${connections} connections
for about half of what it can answer, whether or not the requests before have their answers, while the file of its graph is
changed ${swaps} times. A swap's window goes from the file's change to two seconds after the new graph is served; the usual windows,
as long and without a swap, stand between. The goal: no request fails, and no swap's p99 is above ${BOUND} × the usual one.

\`page\` is asked over the benchmark's shop, \`sharedPicture\` over the hub's own graph, whose trusted documents are planned anew at
each swap. Times in milliseconds: medians of the windows, and the worst of the swaps. How long the event loop was kept at most is
told for the usual windows, for the swaps, and for the worst of them.

${measured}, Node ${node}, ${machine}.

| asked | rate | failed | usual p50 / p99 | swap p50 / p99 | worst swap's p99 | ratio of p99: median / worst | served after | longest block: usual / swap / worst | goal met |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

function toTwo(value: number): number {
  return Number(value.toFixed(2));
}
