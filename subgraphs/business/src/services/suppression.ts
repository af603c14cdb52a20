import { SuppressionReason } from '@hub/kernel';

/** The smallest count shown, k: a count of fewer reporters could point at one of them. */
export const THRESHOLD = 5;

/**
 * The smallest total shown. A hidden one may be anything below; whoever reported knows that it is not zero, and must be left
 * k values too.
 */
export const SMALLEST_TOTAL = THRESHOLD + 1;

/** A cell of a month's grid; null in a dimension is its margin. */
export interface GridCell {
  category: string | null;
  area: string | null;
  /** Distinct reporters. */
  count: number;
}

/**
 * Decides which cells of a month's grid are shown: all of one kind, or none of it. The kinds are the total, the margins by
 * category, the margins by area, and the inner cells.
 *
 * The attack: margins known, a hidden cell follows from its neighbours, or from knowing the rule that hid them. Where a kind
 * is hidden as a whole, and of the two margins only one is shown beside hidden inner cells, every hidden cell may be anything
 * from zero to the shown margin above it, and that margin is at least five. For the same end the reason is the same for the
 * whole grid: to mark the small ones would bound them, and so the others. It costs detail; test/suppression.test.ts proves
 * by enumeration that it gives nothing away.
 *
 * @param cells - the full grid with its margins, zeros included
 */
export function suppress<Cell extends GridCell>(cells: readonly Cell[]): (Cell & { suppression: SuppressionReason | null })[] {
  const large = (some: readonly Cell[], least = THRESHOLD) => some.every(({ count }) => count >= least);
  const total = cells.filter(({ category, area }) => category === null && area === null);
  const byCategory = cells.filter(({ category, area }) => category !== null && area === null);
  const byArea = cells.filter(({ category, area }) => category === null && area !== null);
  const inner = cells.filter(({ category, area }) => category !== null && area !== null);

  const shown = new Set<Cell>();
  const show = (some: readonly Cell[]) => {
    for (const cell of some) shown.add(cell);
  };
  const totalIsShown = large(total, SMALLEST_TOTAL);
  if (totalIsShown) {
    show(total);
    if (large(inner)) show([...inner, ...byCategory, ...byArea]);
    else if (large(byCategory)) show(byCategory);
    else if (large(byArea)) show(byArea);
    // A single area is the whole municipality: its margin says what the total says.
    if (byArea.length === 1) show(byArea);
  }
  const reason = totalIsShown ? SuppressionReason.COMPLEMENTARY : SuppressionReason.SMALL_COUNT;
  return cells.map((cell) => ({ ...cell, suppression: shown.has(cell) ? null : reason }));
}
