import { type Answers, compareAnswers } from './answers.ts';
import type { CandidateName } from './candidates.ts';
import type { Gateways } from './gateways.ts';
import type { Graph } from './graph.ts';
import { measure, type Pace, type Sample } from './measure.ts';
import type { Workload } from './workload.ts';

/** How often, how long and how hard everybody is asked. */
export interface Plan extends Pace {
  readonly rounds: number;
  /** Of the questions, every how manieth is compared before. */
  readonly step: number;
}

/** What was measured of one workload: a sample a round for each candidate that answered it, and why the others are left out. */
export interface Measured {
  readonly workload: string;
  /** Of the answer, bytes. */
  readonly bytes: number;
  readonly samples: ReadonlyMap<CandidateName, readonly Sample[]>;
  readonly reasons: ReadonlyMap<CandidateName, string>;
}

/**
 * Measures candidates in turn, round after round: A B C, then A B C again, so that what disturbs the machine for a while
 * disturbs all of them. The answers are held against each other first.
 *
 * @param say - told how it goes
 */
export async function measureRounds(
  graph: Graph,
  { serving, reasons }: Gateways,
  workloads: readonly Workload[],
  { rounds, step, ...pace }: Plan,
  say: (text: string) => void,
): Promise<Measured[]> {
  const compared: { workload: Workload; answers: Answers }[] = [];
  for (const workload of workloads) {
    say(`${workload.name}: comparing the answers`);
    compared.push({ workload, answers: await compareAnswers(serving, workload, step) });
  }
  const measured = compared.map(({ workload, answers }) => ({
    workload: workload.name,
    bytes: answers.bytes,
    samples: new Map<CandidateName, Sample[]>(),
    reasons: new Map([...reasons, ...answers.reasons]),
  }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, { workload, answers }] of compared.entries()) {
      const found = measured[index];
      for (const { gateway, lengths } of answers.right) {
        if (found === undefined || found.reasons.has(gateway.name)) continue;
        try {
          const sample = await measure(graph, gateway, workload, lengths, pace);
          found.samples.set(gateway.name, [...(found.samples.get(gateway.name) ?? []), sample]);
          say(`${workload.name}, round ${round} of ${rounds}, ${gateway.label}: ${told(sample)}`);
        } catch (error) {
          found.samples.delete(gateway.name);
          found.reasons.set(gateway.name, (error as Error).message);
        }
      }
    }
  }
  for (const { workload, reasons: why } of measured)
    for (const [name, reason] of why) say(`${workload}: without ${name}, ${reason}`);
  return measured;
}

function told({ throughput, cpu, p99, fetches }: Sample): string {
  return `${throughput.toFixed(0)} answers/s, ${cpu.toFixed(2)} ms of CPU, p99 ${p99.toFixed(0)} ms, ${fetches.toFixed(1)} fetches`;
}
