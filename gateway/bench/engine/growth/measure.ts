import type { Candidate, CandidateName } from '../candidates.ts';
import { type Figure, tableOf } from '../figures.ts';
import { type Gateways, openGateways, type Terms } from '../gateways.ts';
import { openGraph } from '../graph.ts';
import { close, keep } from '../opened.ts';
import { measureRounds, type Plan } from '../rounds.ts';
import { GROWTH, type Growth } from './workloads.ts';

/** Who is in the growth tables: what the work costs, ours, the reference, and the fastest peer. */
const GROWING: readonly CandidateName[] = ['floor', 'ours', 'apolloGateway', 'hiveRust'];

/** What one size costs. */
export interface GrowthRow {
  readonly of: Growth['of'];
  readonly size: number;
  readonly bytes: number;
  /** Milliseconds of processor time for each answer, many connections at once. */
  readonly cpu: Partial<Record<CandidateName, Figure>>;
  /** Milliseconds to an answer, nobody else asking: of hops alone, where it is the round trips that add up. */
  readonly alone: Partial<Record<CandidateName, Figure>>;
}

/** @param plan - of the many; whoever is alone is asked for a part of that time */
export async function measureGrowth(
  candidates: readonly Candidate[],
  terms: Terms,
  plan: Plan,
  say: (text: string) => void,
): Promise<GrowthRow[]> {
  const graph = await keep(openGraph('growth'));
  const growing = candidates.filter(({ name }) => GROWING.includes(name));
  const gateways: Gateways = await keep(openGateways(graph, growing, terms));
  const workloads = GROWTH.map(({ workload }) => workload);
  const many = await measureRounds(graph, gateways, workloads, plan, say);
  const hops = GROWTH.filter(({ of }) => of === 'hops').map(({ workload }) => workload);
  const single = { ...plan, connections: 1, seconds: plan.seconds / 2, warm: plan.warm / 2 };
  const alone = await measureRounds(graph, gateways, hops, single, say);
  await close(gateways);
  await close(graph);
  return GROWTH.map(({ of, size, workload }) => {
    const tableFor = (all: typeof many) => all.filter((measured) => measured.workload === workload.name).map(tableOf)[0];
    const rows = tableFor(many)?.rows ?? {};
    const aloneRows = tableFor(alone)?.rows ?? {};
    return { of, size, bytes: tableFor(many)?.bytes ?? 0, cpu: pick(rows, 'cpu'), alone: pick(aloneRows, 'p50') };
  });
}

function pick<Key extends string>(rows: Partial<Record<CandidateName, Record<Key, Figure>>>, key: Key) {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row[key]]));
}
