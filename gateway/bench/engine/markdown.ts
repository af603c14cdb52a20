import { CANDIDATES, type CandidateName } from './candidates.ts';
import type { Figure, Table } from './figures.ts';
import { MAIN_WORKLOADS, type MainWorkload, type Results } from './results.ts';

const COALESCED = `## Identical reads at once answered once

The hub with \`HUB_COALESCE=on\`, Hive Gateway with what it shares by default and \`inboundInflightRequestDeduplication\`. A table
of its own: nothing in it is to be compared with those above.
`;

/** The results in tables, as `latest.md` has them. */
export function toMarkdown(results: Results): string {
  const { machine, terms, tables, coalescing } = results;
  const parts = [
    `# The engine beside its peers

Written by \`npm run bench\`, as measured on ${results.date}: ${machine.cores} × ${machine.cpu}, ${machine.system}, Node ${machine.node}.
${machine.pinned ? 'The gateway has one core, what asks it and its subgraphs the other.' : 'The cores were shared: no program was there to part them.'}
${terms.connections} connections, each with one request under way; ${terms.rounds} interleaved rounds of ${terms.seconds} s after a warm-up; medians, with the least and
the greatest round in brackets. Every answer was compared before, and its length under load.

- The subgraphs answer from memory. *floor* is written by hand, the plan with it: node:http, undici, JSON.
- The hub is its whole gateway (\`HUB_ENGINE=${terms.engine}\`), with its limits, authorisation, audit and signed requests, without the rate limit
  (\`HUB_RATE_LIMIT=off\`) and thereby without \`NODE_ENV=production\`, with \`LOG_LEVEL=warn\`, its registry ${terms.registry === 'PostgreSQL' ? 'on PostgreSQL' : 'embedded'}. The others
  run with \`NODE_ENV=production\`, as their documentation has them, and log no request.
- Nobody shares identical requests: the hub has \`HUB_COALESCE=off\`, Hive Gateway, which shares a subgraph’s by default, \`deduplicateInflightRequests: false\`.
- *CPU* is milliseconds of the gateway's processor time for an answer, all threads; *busy* how much of a core that was: where it is far
  below 1, something else bounded it. *Memory* is the peak while loaded; *fetches*, what is asked of subgraphs for one answer.
`,
    '## The goals\n',
    goals(results),
    ...Object.entries(tables).map(([flags, byWorkload]) =>
      section(flags === 'default' ? 'Node’s default flags' : `With \`${flags}\``, byWorkload, results),
    ),
    ...(Object.keys(coalescing).length > 0 ? [COALESCED, ...workloads(coalescing)] : []),
    planning(results),
    growth(results),
    `## Versions\n\n${Object.entries(results.versions)
      .map(([name, version]) => `- ${name}: ${version}`)
      .join('\n')}\n`,
  ];
  return parts.join('\n');
}

function goals({ goals: all }: Results): string {
  return table(
    ['goal', 'measured', 'met'],
    all.map(({ goal, measured, isMet }) => [goal, measured, isMet ? 'yes' : 'no']),
  );
}

function section(title: string, byWorkload: Readonly<Record<string, Table>>, results: Results): string {
  const isDefault = byWorkload === results.tables['default'];
  return [`## ${title}\n`, ...workloads(byWorkload, isDefault ? results : undefined)].join('\n');
}

/** @param results - whose ratios are told beside; undefined for tables that have none */
function workloads(byWorkload: Readonly<Record<string, Table>>, results?: Results): string[] {
  return Object.entries(byWorkload).map(([workload, { bytes, rows, reasons }]) => {
    const toFloor = results?.toFloor[workload as MainWorkload];
    const shown = CANDIDATES.filter(({ name }) => name in rows || name in reasons).map(({ name, label }) => {
      const row = rows[name];
      if (row === undefined) return [label, reasons[name] ?? ''];
      const times = toFloor?.[name];
      return [
        label,
        spread(row.throughput),
        spread(row.cpu),
        ...(results ? [times?.cpu?.median ?? '', times?.p99?.median ?? ''] : []),
        spread(row.p50),
        spread(row.p99),
        row.busy.median,
        row.memory.max,
        row.fetches.median,
      ];
    });
    const head = [
      '',
      'answers/s',
      'CPU, ms',
      ...(results ? ['CPU ÷ floor’s', 'p99 ÷ floor’s'] : []),
      'p50, ms',
      'p99, ms',
      'busy',
      'memory, MB',
      'fetches',
    ];
    return `### ${workload}, ${(bytes / 1_000).toFixed(1)} kB\n\n${table(head, shown)}`;
  });
}

function planning({ planning: { planners, newDocument } }: Results): string {
  const added = CANDIDATES.flatMap(({ name, label }) => {
    const more = newDocument[name];
    return more === undefined ? [] : [[label, `${more.toFixed(2)} ms`]];
  });
  return `## Planning the nested question

${table(
  ['the engine’s planners by themselves', 'median, ms', 'p99, ms', 'of it on the event loop, ms'],
  Object.entries(planners).map(([name, times]) => [
    name,
    ...[times.median, times.p99, times.loop].map((time) => time.toFixed(2)),
  ]),
)}
So much longer takes a gateway that has never seen the document, with the parsing, the validation, what it compiles, and whatever
short way it has for those that it knows:

${table(['', 'a new document'], added)}`;
}

function growth({ growth: rows }: Results): string {
  const names = CANDIDATES.filter(({ name }) => rows.some(({ cpu }) => cpu[name] !== undefined));
  const cells = (values: Partial<Record<CandidateName, Figure>>) =>
    names.map(({ name }) => (values[name] ? spread(values[name]) : ''));
  const head = (of: string) => [of, 'kB', ...names.map(({ label }) => label)];
  const tableOf = (of: string) =>
    table(
      head(of),
      rows.filter((row) => row.of === of).map(({ size, bytes, cpu }) => [size, (bytes / 1_000).toFixed(1), ...cells(cpu)]),
    );
  const alone = rows.filter((row) => Object.keys(row.alone).length > 0);
  return `## Growth

Milliseconds of CPU for an answer: more entities from two subgraphs; more subgraphs that need what the one before gave, for 20
entities; more subgraphs at once, for 20 entities.

${tableOf('entities')}
${tableOf('hops')}
${tableOf('subgraphs')}
Milliseconds to the answer on one connection, nobody else asking:

${table(
  head('hops'),
  alone.map(({ size, bytes, alone: times }) => [size, (bytes / 1_000).toFixed(1), ...cells(times)]),
)}`;
}

function spread({ median, min, max }: Figure): string {
  return min === max ? String(median) : `${median} (${min}–${max})`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  const filled = rows.map((row) => [...row, ...Array.from({ length: Math.max(0, head.length - row.length) }, () => '')]);
  return [line(head), line(head.map(() => '---')), ...filled.map(line), ''].join('\n');
}

/** The ratios in one line a workload, for whoever looks on. */
export function toLines({ ratios }: Results): string {
  return MAIN_WORKLOADS.map(
    (workload) =>
      `${workload}: ours ÷ ${Object.entries(ratios[workload])
        .map(([peer, value]) => `${peer} ${value ?? 'null'}`)
        .join(', ')}`,
  ).join('\n');
}
