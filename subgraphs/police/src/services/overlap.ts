interface Days {
  readonly from: string;
  readonly to: string;
}

/** Two of the periods that share a day, the later one second; null where none do. */
export function findOverlap<Period extends Days>(periods: readonly Period[]): readonly [Period, Period] | null {
  // ISO days sort as text. Sorted by their first days, periods overlap somewhere only where two neighbours do.
  const sorted = [...periods].sort((one, other) => Number(one.from > other.from) - Number(one.from < other.from));
  for (const [place, later] of sorted.entries()) {
    const earlier = sorted[place - 1];
    if (earlier && later.from <= earlier.to) return [earlier, later];
  }
  return null;
}
