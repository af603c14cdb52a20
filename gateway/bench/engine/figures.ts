import { median } from '../statistics.ts';
import type { CandidateName } from './candidates.ts';
import type { Sample } from './measure.ts';
import type { Measured } from './rounds.ts';

/** The median of the rounds, and what the least and the greatest of them was. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export type Row = Readonly<Record<keyof Sample, Figure>>;

/** A workload's table. */
export interface Table {
  /** Of the answer, bytes. */
  readonly bytes: number;
  readonly rows: Partial<Record<CandidateName, Row>>;
  /** Why somebody has no row. */
  readonly reasons: Partial<Record<CandidateName, string>>;
}

const KEYS = ['throughput', 'cpu', 'busy', 'p50', 'p99', 'memory', 'fetches'] as const;

/** The table of what was measured. */
export function tableOf({ bytes, samples, reasons }: Measured): Table {
  const rows = [...samples].map(([name, rounds]) => [
    name,
    Object.fromEntries(KEYS.map((key) => [key, figureOf(rounds.map((sample) => sample[key]))])),
  ]);
  return { bytes, rows: Object.fromEntries(rows), reasons: Object.fromEntries(reasons) };
}

/**
 * One candidate's figure divided by another's, round by round: the two stood beside each other in each.
 *
 * @returns null where either has none
 */
export function ratio({ samples }: Measured, key: keyof Sample, dividend: CandidateName, divisor: CandidateName): Figure | null {
  const [above, below] = [samples.get(dividend), samples.get(divisor)];
  if (above === undefined || below === undefined) return null;
  return figureOf(above.map((sample, round) => sample[key] / (below[round]?.[key] ?? Number.NaN)));
}

/** Of values in any order. */
export function figureOf(values: readonly number[]): Figure {
  return { median: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)) };
}

/** Three digits that count. */
function round(value: number): number {
  return Number(value.toPrecision(value >= 1_000 ? 4 : 3));
}
