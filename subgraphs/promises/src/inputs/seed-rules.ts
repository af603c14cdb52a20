import type { z } from 'zod';
import { GoalKind } from '../entities/goal.ts';

interface AreaFact {
  readonly number: number;
  readonly continues?: string | undefined;
}
interface PromiseFact {
  readonly slug: string;
  readonly stage: string;
  readonly signedOn?: string | undefined;
  readonly predecessor?: string | undefined;
  readonly focusAreas: readonly AreaFact[];
}
interface GoalFact {
  readonly kind: GoalKind;
  readonly target?: number | undefined;
  readonly baseline?: number | undefined;
  readonly baselinePeriod?: object | undefined;
}

/** What the tables' checks hold, said here too: a fault told with its file and line is one that a person can mend. */
export function checkGoal({ kind, target, baseline, baselinePeriod }: GoalFact, faults: z.RefinementCtx): void {
  const fault = (message: string) => faults.addIssue({ code: 'custom', path: ['kind'], message });
  const takesTarget = kind === GoalKind.AT_LEAST || kind === GoalKind.AT_MOST;
  if (takesTarget && target === undefined) fault(`${kind} needs a target`);
  if (!takesTarget && target !== undefined) fault(`${kind} takes no target`);
  const takesBaseline = kind === GoalKind.NOT_ABOVE_BASELINE || kind === GoalKind.BELOW_BASELINE;
  if (takesBaseline && baseline === undefined && baselinePeriod === undefined) {
    fault(`${kind} needs a baseline or a baselinePeriod`);
  }
}

/** How the promises of one file hang together: names once, predecessors that lead somewhere and end, areas that go on. */
export function checkPromises(facts: readonly PromiseFact[], faults: z.RefinementCtx): void {
  const known = new Map(facts.map((fact) => [fact.slug, fact]));
  for (const [place, fact] of facts.entries()) {
    const fault = (path: (string | number)[], message: string) =>
      faults.addIssue({ code: 'custom', path: [place, ...path], message });
    const { slug, predecessor, stage, signedOn, focusAreas } = fact;
    if (known.get(slug) !== fact) fault(['slug'], `${slug} stands twice`);
    if (signedOn !== undefined && stage !== 'SIGNED') fault(['signedOn'], `${stage} takes no signedOn`);
    const before = predecessor === undefined ? undefined : known.get(predecessor);
    if (predecessor !== undefined && before === undefined) fault(['predecessor'], `no promise ${predecessor} in this file`);
    if (precedes(fact, fact, known)) fault(['predecessor'], `${slug} is its own predecessor, by way of ${predecessor}`);
    for (const [index, { number, continues }] of focusAreas.entries()) {
      const first = focusAreas.findIndex((area) => area.number === number);
      if (first !== index) fault(['focusAreas', index, 'number'], `${number} stands twice`);
      if (continues !== undefined && !before?.focusAreas.some((area) => `${predecessor}/${area.number}` === continues)) {
        fault(['focusAreas', index, 'continues'], `${continues} is no focus area of the predecessor`);
      }
    }
  }
}

/** Whether the promise stands anywhere in the other's line of predecessors. */
function precedes(promise: PromiseFact, other: PromiseFact, known: ReadonlyMap<string, PromiseFact>): boolean {
  const passed = new Set<PromiseFact>();
  let step = known.get(other.predecessor ?? '');
  while (step !== undefined && !passed.has(step)) {
    if (step === promise) return true;
    passed.add(step);
    step = known.get(step.predecessor ?? '');
  }
  return false;
}
