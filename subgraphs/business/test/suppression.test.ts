import { describe, expect, it } from '@jest/globals';
import { type GridCell, suppress, THRESHOLD } from '../src/services/suppression.ts';

/**
 * The attacker knows the rule and every shown cell, and no more. Here he tries every world there is: each reporter has been
 * in some of the inner cells, and worlds that look the same to him are one view. In each view, each hidden cell must be able
 * to be at least k different values.
 */
function leaks(categories: string[], areas: string[], reporters: number): string[] {
  const inner = categories.flatMap((category) => areas.map((area) => ({ category, area })));
  const grid = [...categories, null].flatMap((category) => [...areas, null].map((area) => ({ category, area })));
  const kinds = Array.from({ length: 2 ** inner.length - 1 }, (_, index) => index + 1);
  const within = (kind: number, cell: Omit<GridCell, 'count'>) =>
    inner.some(
      ({ category, area }, place) =>
        (kind & (1 << place)) !== 0 && [null, category].includes(cell.category) && [null, area].includes(cell.area),
    );
  const hits = kinds.map((kind) => grid.map((cell) => (within(kind, cell) ? 1 : 0)));

  const views = new Map<string, Set<number>[]>();
  const see = (counts: number[]) => {
    const cells = suppress(grid.map((cell, place) => ({ ...cell, count: counts[place] ?? 0 })));
    const view = cells.map(({ count, suppression }) => suppression ?? count).join();
    const values = views.get(view) ?? cells.map(() => new Set<number>());
    cells.forEach(({ count, suppression }, place) => {
      if (suppression !== null) values[place]?.add(count);
    });
    views.set(view, values);
  };
  const visit = (counts: number[], from: number, left: number) => {
    see(counts);
    if (left === 0) return;
    for (const [place, hit] of hits.slice(from).entries()) {
      visit(
        counts.map((count, cell) => count + (hit[cell] ?? 0)),
        from + place,
        left - 1,
      );
    }
  };
  visit(
    grid.map(() => 0),
    0,
    reporters,
  );
  return [...views].flatMap(([view, values]) => (values.some(({ size }) => size > 0 && size < THRESHOLD) ? [view] : []));
}

describe('what a release shows', () => {
  it('leaves every hidden cell at least five possible values, whatever the attacker combines', () => {
    expect(leaks(['THEFT', 'FRAUD'], ['Övrigt'], 14)).toEqual([]);
    expect(leaks(['THEFT', 'FRAUD', 'OTHER'], ['Övrigt'], 9)).toEqual([]);
    expect(leaks(['THEFT', 'FRAUD'], ['Torget', 'Övrigt'], 6)).toEqual([]);
  });

  it('shows a count below five nowhere, and everything where nothing is small', () => {
    const grid = (count: number) => [
      { category: 'THEFT', area: 'Övrigt', count },
      { category: 'THEFT', area: null, count },
      { category: null, area: 'Övrigt', count },
      { category: null, area: null, count },
    ];
    expect(suppress(grid(4)).map(({ suppression }) => suppression)).toEqual(Array(4).fill('SMALL_COUNT'));
    expect(suppress(grid(5)).map(({ suppression }) => suppression)).toEqual(Array(4).fill(null));
  });
});
