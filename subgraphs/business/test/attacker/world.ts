import { IncidentCategory } from '../../src/entities/incident-kinds.ts';
import { type GridCell, suppress } from '../../src/services/suppression.ts';

/** A cell of a month's grid, `THEFT/Torget`; `*` in a dimension is its margin. */
export type CellName = string;

/** What one reporter reported in a month: names of inner cells. */
export type Kind = readonly CellName[];

/** What is told of a figure: its count, or the reason why it is hidden. */
export type Told = number | string;

/** What is told of a month, by cell. */
export type View = ReadonlyMap<CellName, Told>;

export const CATEGORIES = Object.values(IncidentCategory);
const ALL = '*';

export const nameOf = (category: string | null, area: string | null): CellName => `${category ?? ALL}/${area ?? ALL}`;
export const TOTAL = nameOf(null, null);

/** Which of the four kinds of cell it is: `inner`, `byCategory`, `byArea`, `total`. */
export function levelOf(cell: CellName): 'inner' | 'byCategory' | 'byArea' | 'total' {
  const [category, area] = cell.split('/');
  if (category === ALL) return area === ALL ? 'total' : 'byArea';
  return area === ALL ? 'byCategory' : 'inner';
}

/** Every cell of the grid of a municipality with these areas. */
export function cellsOf(areas: readonly string[]): CellName[] {
  return [...CATEGORIES, null].flatMap((category) => [...areas, null].map((area) => nameOf(category, area)));
}

/** Whether a reporter of this kind counts in the cell: once, however many of its reports do. */
export function counts(kind: Kind, cell: CellName): boolean {
  const [category, area] = cell.split('/');
  return kind.some((inner) => {
    const [itsCategory, itsArea] = inner.split('/');
    return (category === ALL || category === itsCategory) && (area === ALL || area === itsArea);
  });
}

/** What the hub would tell of a month with these reporters, by its public rule. */
export function told(reporters: readonly Kind[], areas: readonly string[]): View {
  const grid = cellsOf(areas).map((cell): GridCell & { cell: CellName } => {
    const [category = ALL, area = ALL] = cell.split('/');
    const count = reporters.filter((kind) => counts(kind, cell)).length;
    return { cell, category: category === ALL ? null : category, area: area === ALL ? null : area, count };
  });
  return new Map(suppress(grid).map(({ cell, count, suppression }) => [cell, suppression ?? count]));
}

/** Everything a reporter can be to him: of some categories, and of the same ones in each of some areas. */
export function kindsOf(areas: readonly string[]): Kind[] {
  const some = subsets(CATEGORIES);
  return subsets(areas).flatMap((where) =>
    some.map((what) => what.flatMap((category) => where.map((area) => nameOf(category, area)))),
  );
}

/** Every choice of at least one. */
export function subsets<Value>(values: readonly Value[]): Value[][] {
  const choices = Array.from({ length: 2 ** values.length - 1 }, (_, index) => index + 1);
  return choices.map((choice) => values.filter((_, place) => (choice & (1 << place)) !== 0));
}
