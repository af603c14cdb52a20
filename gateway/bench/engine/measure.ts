import { percentile } from '../statistics.ts';
import type { Gateway } from './gateways.ts';
import type { Graph } from './graph.ts';
import { load } from './load.ts';
import { bodiesOf, type Workload } from './workload.ts';

/** How long and how hard a candidate is asked. */
export interface Pace {
  readonly connections: number;
  readonly seconds: number;
  readonly warm: number;
}

/** What one candidate did with one workload in one round. */
export interface Sample {
  /** Answers a second. */
  readonly throughput: number;
  /** Milliseconds of the gateway's processor time, of all its threads, for each answer; NaN where the system does not tell. */
  readonly cpu: number;
  /** Of these milliseconds a second, how many: 1 is one core that has nothing left. */
  readonly busy: number;
  /** Milliseconds to the answer's last byte. */
  readonly p50: number;
  readonly p99: number;
  /** The peak of resident memory, megabytes. */
  readonly memory: number;
  /** How often the subgraphs were asked for each answer. */
  readonly fetches: number;
}

/** Asks one gateway for a while, at one pace. Throws where an answer is not what it was before. */
export async function measure(
  graph: Graph,
  { url, child }: Gateway,
  workload: Workload,
  lengths: number[],
  pace: Pace,
): Promise<Sample> {
  let cpu = 0;
  let fetches = 0;
  const { answered, failed, seconds, times } = await load({
    ...pace,
    url,
    lengths,
    bodies: bodiesOf(workload),
    onStart: async () => {
      fetches = -(await graph.requests());
      child.forgetPeak();
      cpu = -child.cpu();
    },
    onEnd: async () => {
      cpu += child.cpu();
      fetches += await graph.requests();
    },
  });
  if (child.hasEnded()) throw new Error(`ended: ${child.said()}`);
  if (failed > 0) throw new Error(`${failed} of ${answered} answers under load were not as before`);
  if (answered === 0) throw new Error(`no answer within ${seconds.toFixed(1)} s`);
  return {
    throughput: answered / seconds,
    cpu: cpu / answered,
    busy: cpu / (1_000 * seconds),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    memory: child.peak(),
    fetches: fetches / answered,
  };
}
