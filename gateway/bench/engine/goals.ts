import type { Figure } from './figures.ts';
import type { GrowthRow } from './growth/measure.ts';
import type { Goal, Results } from './results.ts';

const BOUNDS = {
  overHiveRust: { test: 2.5, page: 5 },
  overApollo: 8,
  cpuToFloor: { test: 1.15, page: 1.25 },
  p99ToFloor: 1.5,
  /** Megabytes. */
  memory: 330,
  /** Milliseconds. */
  planning: 2,
  tenfold: 10,
};

const WORKLOADS = ['test', 'page'] as const;

/** The goals of the engine, each held against what was measured; what was not measured is not met. */
export function judge({ ratios, toFloor, tables, planning, growth }: Omit<Results, 'goals'>): Goal[] {
  const each = (of: (workload: 'test' | 'page') => Goal) => WORKLOADS.map(of);
  return [
    ...each((workload) =>
      atLeast(
        `throughput against Hive Gateway, Rust planner, on ${workload}`,
        ratios[workload].hiveRust,
        BOUNDS.overHiveRust[workload],
      ),
    ),
    ...each((workload) =>
      atLeast(`throughput against @apollo/gateway on ${workload}`, ratios[workload].apolloGateway, BOUNDS.overApollo),
    ),
    ...each((workload) =>
      atMost(
        `CPU of an answer against the floor’s on ${workload}`,
        toFloor[workload].ours?.cpu,
        BOUNDS.cpuToFloor[workload],
        '×',
      ),
    ),
    ...each((workload) => atMost(`p99 against the floor’s on ${workload}`, toFloor[workload].ours?.p99, BOUNDS.p99ToFloor, '×')),
    ...each((workload) =>
      atMost(`memory under load on ${workload}`, tables['default']?.[workload]?.rows.ours?.memory.max, BOUNDS.memory, 'MB'),
    ),
    atMost('planning the nested question', planning.planners.rust.median, BOUNDS.planning, 'ms'),
    atMost('of that, on the event loop', planning.planners.rust.loop, BOUNDS.planning, 'ms'),
    atMost('all that a new document of it takes longer', planning.newDocument.ours, BOUNDS.planning, 'ms'),
    atMost('cost of ten times the entities', tenfold(growth), BOUNDS.tenfold, '×'),
    atMost('one more hop, ms alone, against one more round trip by hand', ...hops(growth), 'ms'),
  ];
}

/** The greatest of the costs of ten times as many entities. */
function tenfold(growth: readonly GrowthRow[]): number {
  const costs = growth.filter(({ of }) => of === 'entities').map(({ cpu }) => cpu.ours?.median ?? Number.NaN);
  return Math.max(...costs.slice(1).map((cost, index) => cost / (costs[index] ?? Number.NaN)));
}

/** What one more hop takes us on the average, milliseconds, and what it takes by hand. */
export function hops(growth: readonly GrowthRow[]): [number, number] {
  const rows = growth.filter(({ of }) => of === 'hops');
  const [first, last] = [rows[0], rows.at(-1)];
  const more = (name: 'ours' | 'floor') =>
    ((last?.alone[name]?.median ?? Number.NaN) - (first?.alone[name]?.median ?? Number.NaN)) / (rows.length - 1);
  return [more('ours'), more('floor')];
}

function atLeast(what: string, measured: number | null, bound: number): Goal {
  return {
    goal: `${what}: at least ${bound} ×`,
    measured: measured === null ? 'not measured' : `${measured} ×`,
    isMet: measured !== null && measured >= bound,
  };
}

function atMost(what: string, measured: Figure | number | null | undefined, bound: number, unit: string): Goal {
  const value = typeof measured === 'object' ? measured?.median : measured;
  const isKnown = value !== undefined && Number.isFinite(value);
  return {
    goal: `${what}: at most ${Number(bound.toPrecision(3))} ${unit}`,
    measured: isKnown ? `${Number(value.toPrecision(3))} ${unit}` : 'not measured',
    isMet: isKnown && value <= bound,
  };
}
