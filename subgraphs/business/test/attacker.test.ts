import { factId } from '@hub/kernel';
import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dayAt } from '../src/services/calendar.ts';
import { askEverything, askOnce } from './attacker/asking.ts';
import { type Figure, recover } from './attacker/attacker.ts';
import { type MonthPlan, monthPlan, Town } from './attacker/town.ts';
import { type Kind, nameOf, TOTAL, told } from './attacker/world.ts';
import { clear, openBusiness } from './fixtures.ts';

const FOCUS_AREAS = ['exempelstad-2026/1', 'exempelstad-2026/2', 'exempelbygden-2026/1'].map((name) =>
  factId('FocusArea', ...name.split('/')),
);
/** Not yet begun, so that the database's own clock is never ahead of the one that the months go by on. */
const FIRST = addMonths(dayAt(new Date()).slice(0, 7), 1);
const MONTHS = [FIRST, addMonths(FIRST, 1)] as const;

/** A month's plan for each of the two towns. */
const plans = fc.tuple(fc.tuple(monthPlan, monthPlan), fc.tuple(monthPlan, monthPlan));

const month = (count: number, changes: Partial<MonthPlan> = {}): MonthPlan => ({
  kinds: Array.from({ length: count }, (_, place) => place * 7),
  full: 0,
  own: null,
  back: [],
  tooLate: [],
  ...changes,
});
const ALL_IN_TORGET = 62;
/** Where the rule turns: k and k + 1 of them, the attacker being one, in every cell. */
const EDGES: [[MonthPlan, MonthPlan], [MonthPlan, MonthPlan]][] = [
  [
    [month(4, { own: 188 }), month(4, { own: 62 })],
    [month(5, { own: 188 }), month(5, { own: 62 })],
  ],
  [
    [month(0, { full: 5 }), month(0, { full: 5, own: 0 })],
    [month(0, { kinds: Array(5).fill(ALL_IN_TORGET), own: 188 }), month(0)],
  ],
];

describe('an attacker who asks for everything, in every way, at every level, over time', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openBusiness();
  });
  // The months go by on the clock that the subgraph reads; nothing else of it is replaced.
  beforeEach(() => {
    const instants = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const;
    const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
    jest.useFakeTimers({ doNotFake: [...instants, ...timers] });
  });
  afterEach(() => void jest.useRealTimers());
  afterAll(() => subgraph.close());

  const goTo = (month: string, day: number) => void jest.setSystemTime(new Date(`${month}-${day}T12:00Z`));

  /** A month from its reports to its release and on: what the attacker hears of the town meanwhile. */
  async function live(towns: readonly Town[], month: string, plans: readonly MonthPlan[]): Promise<Figure[][]> {
    const each = (act: (town: Town, plan: MonthPlan) => Promise<void>) =>
      towns.reduce((before, town, place) => before.then(() => act(town, plans[place] as MonthPlan)), Promise.resolve());
    const heard: Figure[][] = towns.map(() => []);
    const hear = async () => {
      for (const [place, { code }] of towns.entries()) heard[place]?.push(...(await askOnce(subgraph, code)));
    };
    goTo(month, 20);
    await each((town, plan) => town.reportAll(month, plan));
    await hear();
    goTo(addMonths(month, 1), 14);
    await each((town, { back }) => town.takeBack(month, back));
    await hear();
    // Nothing of it so far, however much was reported and taken back.
    expect(heard.flat().filter(({ months }) => months.includes(month))).toEqual([]);

    goTo(addMonths(month, 1), 15);
    await hear();
    await each(async (town, { tooLate }) => {
      await town.reportTooLate(month);
      await town.withdraw(month, tooLate);
    });
    await hear();
    return heard;
  }

  it('finds no hidden count with fewer than five values left', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (planned) => {
        await clear(subgraph);
        const towns = [new Town(subgraph, '9001', ['Torget', 'Övrigt']), new Town(subgraph, '9002', ['Övrigt'])];
        const heard: Figure[][] = towns.map(() => []);
        for (const [place, month] of MONTHS.entries()) {
          const news = await live(towns, month, planned[place] ?? []);
          for (const [index, figures] of news.entries()) heard[index]?.push(...figures);
          for (const [index, town] of towns.entries()) {
            const release = news[index]?.filter(({ months }) => months.length === 1 && months[0] === month) ?? [];
            const expected = town.collects ? told(town.reportersOf(month), town.areas) : [];
            expect(new Map(release.map(({ cell, value }) => [cell, value]))).toEqual(new Map(expected));
          }
        }
        for (const [index, town] of towns.entries()) {
          const figures = [...(heard[index] ?? []), ...(await askEverything(subgraph, town.code, FOCUS_AREAS))];
          expect(await recover({ areas: town.areas, figures, own: town.own() })).toEqual([]);
        }
      }),
      { numRuns: 4, seed: 1492, examples: EDGES.map((edge) => [edge]) },
    );
  }, 300_000);
});

describe('the attacker', () => {
  const AREAS = ['Torget', 'Övrigt'];
  const theft: Kind = [nameOf('THEFT', 'Torget')];
  const figuresOf = (month: string, count: number): Figure[] => {
    const reporters = Array.from({ length: count }, () => theft);
    return [...told(reporters, AREAS)].map(([cell, value]) => ({ months: [month], cell, value }));
  };

  it('is no straw man: as two reporters who pool what they know, it finds a hidden total to be one of four', async () => {
    const own = new Map([['2026-01', [theft, theft]]]);
    const found = await recover({ areas: AREAS, figures: figuresOf('2026-01', 3), own });
    expect(found).toContainEqual({ month: '2026-01', cell: TOTAL, values: [2, 3, 4, 5] });
  });

  it('sees through a sum over months that shows what one of them hides', async () => {
    const sum = { months: ['2026-01', '2026-02'], cell: TOTAL, value: 8 };
    const figures = [...figuresOf('2026-01', 1), ...figuresOf('2026-02', 7), sum];
    const found = await recover({ areas: AREAS, figures, own: new Map() });
    expect(found).toContainEqual({ month: '2026-01', cell: TOTAL, values: [1] });
  });
});
