import type { Count, Suppressed, SuppressionReason } from '@hub/kernel';

/** A figure as the graph shows it; null where there is neither a figure nor a reason. */
export function shownOrWithheld(figure: number | null, withheld: SuppressionReason | null): Count | Suppressed | null {
  if (withheld !== null) return { reason: withheld };
  return figure === null ? null : { value: figure };
}
