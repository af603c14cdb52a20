import { describe, expect, it } from '@jest/globals';
import { type GridCell, suppress, THRESHOLD } from '../src/services/suppression.ts';

/**
 * The attacker knows the rule, every shown cell, and what it reported itself. Here it tries every world there is: each
 * reporter has been in some of the inner cells, and worlds that look the same to it are one view. In each view, each hidden
 * cell must be able to be at least k different values.
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

  const leaksTo = (own: number[]) => {
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
    visit(own, 0, reporters);
    return [...views].flatMap(([view, values]) => (values.some(({ size }) => size > 0 && size < THRESHOLD) ? [view] : []));
  };
  const [least = [], most = []] = [hits[0], hits.at(-1)]; // one cell, and every one
  return [grid.map(() => 0), least, most].flatMap(leaksTo);
}

describe('what a release shows', () => {
  it('leaves every hidden cell at least five possible values, whatever the attacker combines', () => {
    expect(leaks(['THEFT', 'FRAUD'], ['Övrigt'], 14)).toEqual([]);
    expect(leaks(['THEFT', 'FRAUD', 'OTHER'], ['Övrigt'], 9)).toEqual([]);
    expect(leaks(['THEFT', 'FRAUD'], ['Torget', 'Övrigt'], 6)).toEqual([]);
  });

  it('shows a count below five and a total of five nowhere, and everything where nothing is small', () => {
    const grid = (count: number, total: number) => [
      { category: 'THEFT', area: 'Övrigt', count },
      { category: 'FRAUD', area: 'Övrigt', count },
      { category: 'THEFT', area: null, count },
      { category: 'FRAUD', area: null, count },
      { category: null, area: 'Övrigt', count: total },
      { category: null, area: null, count: total },
    ];
    const reasons = (count: number, total: number) => suppress(grid(count, total)).map(({ suppression }) => suppression);
    expect(reasons(4, 4)).toEqual(Array(6).fill('SMALL_COUNT'));
    expect(reasons(5, 5)).toEqual(Array(6).fill('SMALL_COUNT'));
    expect(reasons(4, 6)).toEqual([...Array(4).fill('COMPLEMENTARY'), null, null]);
    expect(reasons(5, 6)).toEqual(Array(6).fill(null));
  });
});
