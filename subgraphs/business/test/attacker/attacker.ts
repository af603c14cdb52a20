import { SMALLEST_TOTAL, THRESHOLD } from '../../src/services/suppression.ts';
import { Programme } from './solver.ts';
import { type CellName, cellsOf, counts, type Kind, kindsOf, levelOf, TOTAL, type Told, told, type View } from './world.ts';

/** One figure the hub has given: the sum of a cell in one or several months. */
export interface Figure {
  readonly months: readonly string[];
  readonly cell: CellName;
  readonly value: Told;
}

/** What the attacker has of a municipality. */
export interface Knowledge {
  /** Everybody's. */
  readonly areas: readonly string[];
  /** Every answer, to whatever was asked, whenever. */
  readonly figures: readonly Figure[];
  /** What he reported himself, by month: a kind for each reporter that he is. */
  readonly own: ReadonlyMap<string, readonly Kind[]>;
}

/** A cell that he has learnt too much of: the few values it can have. */
export interface Recovered {
  readonly month: string;
  readonly cell: CellName;
  readonly values: number[];
}

/**
 * Solves for every hidden cell, and says which can have fewer than k values.
 *
 * He knows all that the hub told, what he reported, that a reporter counts once in a cell, and the rule: which kinds of cell
 * are shown, and the reason where they are not, tell which sums have a small one. He thinks up whole worlds, reporter by
 * reporter, so that no figure of his is impossible; each is put to the rule again, and must give the very answers that he
 * got. He is given one thing more than he could know, that a reporter has the same categories in each of its areas: fewer
 * worlds, so a stronger attacker.
 */
export async function recover({ areas, figures, own }: Knowledge): Promise<Recovered[]> {
  const views = viewsOf(figures);
  const rests = restsOf(figures, views);
  const found: Recovered[] = [];
  for (const months of linked([...views.keys()], rests)) {
    const about = months.map((month) => ({ month, view: views.get(month) as View, own: own.get(month) ?? [] }));
    const theirs = rests.filter((rest) => rest.months.some((month) => months.includes(month)));
    found.push(...(await recoverFrom(about, areas, theirs)));
  }
  return found;
}

/** What the hidden months of a shown sum have together. */
interface Rest {
  readonly months: readonly string[];
  readonly cell: CellName;
  readonly value: number;
}

function restsOf(figures: readonly Figure[], views: ReadonlyMap<string, View>): Rest[] {
  return figures.flatMap(({ months, cell, value }) => {
    if (!isShown(value)) return [];
    const parts = months.map((month) => ({ month, part: views.get(month)?.get(cell) }));
    const rest = parts.reduce((left, { part }) => (isShown(part) ? left - part : left), value);
    const hidden = parts.filter(({ part }) => !isShown(part)).map(({ month }) => month);
    if (hidden.length === 0 && rest !== 0)
      throw new Error(`${cell} of ${months.join(' and ')} is ${value}, ${rest} more than its parts`);
    return hidden.length === 0 ? [] : [{ months: hidden, cell, value: rest }];
  });
}

function isShown(value: Told | undefined): value is number {
  return typeof value === 'number';
}

/** Each month's own figures; two that differ would be a release that changed. */
function viewsOf(figures: readonly Figure[]): Map<string, Map<CellName, Told>> {
  const views = new Map<string, Map<CellName, Told>>();
  for (const { months, cell, value } of figures) {
    const [month, ...others] = months;
    if (month === undefined || others.length > 0) continue;
    const view = views.get(month) ?? new Map<CellName, Told>();
    if (view.has(cell) && view.get(cell) !== value) throw new Error(`${month} ${cell} was ${view.get(cell)}, and is ${value}`);
    views.set(month, view.set(cell, value));
  }
  return views;
}

/** The months that must be solved together: those whose hidden cells stand in one shown sum. */
function linked(months: string[], rests: readonly Rest[]): string[][] {
  return rests.reduce<string[][]>(
    (groups, rest) => {
      const touched = groups.filter((group) => group.some((month) => rest.months.includes(month)));
      return [...groups.filter((group) => !touched.includes(group)), touched.flat()];
    },
    months.map((month) => [month]),
  );
}

interface Month {
  readonly month: string;
  readonly view: View;
  readonly own: readonly Kind[];
}

async function recoverFrom(months: readonly Month[], areas: readonly string[], rests: readonly Rest[]): Promise<Recovered[]> {
  const programme = await Programme.open();
  try {
    const kinds = kindsOf(areas);
    for (const month of months) addMonth(programme, month, kinds, cellsOf(areas));
    for (const { months: summed, cell, value } of rests) {
      const terms = summed.map((month) => [1, variable(month, cell)] as const);
      programme.add(terms, value, value);
    }
    const hidden = months.flatMap(({ month, view }) =>
      [...view].filter(([, value]) => !isShown(value)).map(([cell]) => ({ month, cell, values: new Set<number>() })),
    );
    const learn = (world: ReadonlyMap<string, number> | null) => {
      if (!world) return;
      for (const month of months) replay(month, areas, kinds, world);
      for (const { month, cell, values } of hidden) values.add(world.get(variable(month, cell)) ?? Number.NaN);
    };
    for (const { month, cell, values } of hidden) {
      const name = variable(month, cell);
      const ends = ([1, -1] as const).map((direction) => programme.extreme(name, direction));
      if (ends.includes(null)) throw new Error(`No world gives the answers of ${month}`);
      ends.forEach(learn);
      const [least = 0, greatest = 0] = ends.map((world) => world?.get(name));
      for (let value = least; value <= greatest && values.size < THRESHOLD; value += 1) {
        if (!values.has(value)) learn(programme.having(name, value));
      }
    }
    const few = hidden.filter(({ values }) => values.size < THRESHOLD);
    return few.map(({ month, cell, values }) => ({ month, cell, values: [...values].sort((a, b) => a - b) }));
  } finally {
    programme.close();
  }
}

const variable = (month: string, cell: CellName) => `${month} ${cell}`;
const others = (month: string, place: number) => `${month} others of kind ${place}`;

/** How many of each kind there are makes every count; what is told of a cell is its count. */
function addMonth(programme: Programme, { month, view, own }: Month, kinds: readonly Kind[], cells: readonly CellName[]): void {
  for (const cell of cells) {
    const known = view.get(cell);
    if (known === undefined) throw new Error(`${month} ${cell} was not asked for`);
    const who = kinds.flatMap((kind, place) => (counts(kind, cell) ? [[1, others(month, place)] as const] : []));
    const mine = own.filter((kind) => counts(kind, cell)).length;
    programme.add([...who, [-1, variable(month, cell)]], -mine, -mine);
    if (isShown(known)) programme.add([[1, variable(month, cell)]], known, known);
  }
  addRule(programme, view, (cell) => variable(month, cell));
}

/** What the rule lets him conclude from which kinds of cell are shown, beside their figures. */
function addRule(programme: Programme, view: View, variable: (cell: CellName) => string): void {
  const total = view.get(TOTAL);
  if (!isShown(total)) {
    programme.add([[1, variable(TOTAL)]], 0, SMALLEST_TOTAL - 1);
    return;
  }
  const of = (level: ReturnType<typeof levelOf>) => [...view.keys()].filter((cell) => levelOf(cell) === level);
  const shown = (level: ReturnType<typeof levelOf>) => of(level).every((cell) => isShown(view.get(cell)));
  const hasSmall = (level: ReturnType<typeof levelOf>) => programme.addSomeAtMost(of(level).map(variable), THRESHOLD - 1, total);
  if (shown('inner')) return;
  hasSmall('inner');
  if (shown('byCategory')) return;
  hasSmall('byCategory');
  if (!shown('byArea')) hasSmall('byArea');
}

/** A world of his that the hub would have answered otherwise is none; it would make him think a cell safer than it is. */
function replay(
  { month, view, own }: Month,
  areas: readonly string[],
  kinds: readonly Kind[],
  world: ReadonlyMap<string, number>,
): void {
  const imagined = kinds.flatMap((kind, place) => Array.from({ length: world.get(others(month, place)) ?? 0 }, () => kind));
  for (const [cell, value] of told([...own, ...imagined], areas)) {
    if (view.get(cell) !== value)
      throw new Error(`A world of ${month} tells ${value} of ${cell}; the hub told ${view.get(cell)}`);
  }
}
