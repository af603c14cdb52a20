import { CANDIDATES } from './candidates.ts';
import type { Row } from './figures.ts';
import { MAIN_WORKLOADS, type Results } from './results.ts';

const WIDTH = 760;
const NAMES = 190;
const FIGURES = 110;
const LINE = 24;
const BAR = 14;
const HEAD = 40;
const GAP = 18;
const TOP = 16;
const BARS = WIDTH - NAMES - FIGURES;

/** On a light page and on a dark one; the hub's own bar stands out by its colour, and by its name in bold. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .head { font-weight: 600 } .ours { font-weight: 600 } .none { fill: #59636e }
  .bar { fill: #8c959f } .bar.ours { fill: #0969da } .bar.floor { fill: #c9d1d9 }
  .spread { stroke: #1f2328; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .none { fill: #9198a1 }
    .bar { fill: #656c76 } .bar.ours { fill: #4493f8 } .bar.floor { fill: #3d444d }
    .spread { stroke: #f0f6fc }
  }`;

/** The answers a second of each workload as bars: the median of the rounds, a line from the least to the greatest. */
export function toSvg({ tables, machine, date }: Results): string {
  const shown = MAIN_WORKLOADS.flatMap((workload) => {
    const found = tables['default']?.[workload];
    return found === undefined ? [] : [{ workload, ...found }];
  });
  const panel = HEAD + CANDIDATES.length * LINE + GAP;
  const height = TOP + shown.length * panel;
  const body = shown.map(({ workload, bytes, rows }, index) => {
    const scale = BARS / Math.max(1, ...Object.values(rows).map(({ throughput }) => throughput.max));
    const top = TOP + index * panel;
    const head = text(
      0,
      top + 14,
      `${workload}: answers a second${machine.pinned ? ' on one core' : ''}, ${(bytes / 1_000).toFixed(0)} kB each`,
      'head',
    );
    const lines = CANDIDATES.map(({ name, label }, nth) => bar(name, label, rows[name], top + HEAD - BAR + nth * LINE, scale));
    return [head, ...lines].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">
<title id="title">Answers a second of the hub's gateway and its peers, measured on ${date}, ${escaped(machine.cpu)}</title>
<style>${STYLE}
</style>
${body.join('\n')}
</svg>
`;
}

function bar(name: string, label: string, row: Row | undefined, y: number, scale: number): string {
  const kind = name === 'ours' || name === 'floor' ? name : '';
  const title = text(0, y + BAR - 2, label, kind === 'ours' ? 'ours' : '');
  if (row === undefined) return `${title}\n${text(NAMES, y + BAR - 2, 'cannot run it', 'none')}`;
  const { median, min, max } = row.throughput;
  const at = (value: number) => (NAMES + value * scale).toFixed(1);
  const middle = y + BAR / 2;
  return [
    title,
    `<rect class="bar ${kind}" x="${NAMES}" y="${y}" width="${(median * scale).toFixed(1)}" height="${BAR}" rx="2"/>`,
    `<line class="spread" x1="${at(min)}" x2="${at(max)}" y1="${middle}" y2="${middle}"/>`,
    text(Number(at(max)) + 8, y + BAR - 2, Math.round(median).toLocaleString('en'), kind === 'ours' ? 'ours' : ''),
  ].join('\n');
}

function text(x: number, y: number, content: string, kind: string): string {
  return `<text x="${x}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
