import type { TestSubgraph } from '@hub/kernel/testing';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { business, WITHDRAW } from '../fixtures.ts';
import { CATEGORIES, type Kind, kindsOf, nameOf } from './world.ts';

/** What happens in a town's month. Reporters are told by their place among them, kinds by theirs among all. */
export interface MonthPlan {
  readonly kinds: readonly number[];
  /** How many report in every cell there is. */
  readonly full: number;
  /** What the attacker reports; null for nothing. */
  readonly own: number | null;
  /** Who takes everything back before the month is closed, and who after. */
  readonly back: readonly number[];
  readonly tooLate: readonly number[];
}

const kind = fc.nat(1000);
const few = (minLength: number, maxLength: number) => fc.array(kind, { minLength, maxLength });

/** Months of nobody, of some, of about as many as are shown, and full ones. */
export const monthPlan: fc.Arbitrary<MonthPlan> = fc.record({
  kinds: fc.oneof(few(0, 4), few(4, 7), few(8, 14)),
  full: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 3, max: 7 }) }),
  own: fc.option(kind),
  back: fc.array(fc.nat(6), { maxLength: 2 }),
  tooLate: fc.array(fc.nat(6), { maxLength: 1 }),
});

/** A reporter's report, with the code that takes it back. */
interface Made {
  readonly inner: string;
  readonly code: string;
}

const ATTACKER = 'attacker';
const shop = (place: number) => `shop-${place}`;

/** A municipality whose businesses report through the graph, and what they have reported by month. */
export class Town {
  /** Whether anything was ever reported: from then on, every month is released. */
  collects = false;
  private readonly made = new Map<string, Map<string, Made[]>>();
  private readonly subgraph: TestSubgraph;
  readonly code: string;
  readonly areas: readonly string[];

  constructor(subgraph: TestSubgraph, code: string, areas: readonly string[]) {
    this.subgraph = subgraph;
    this.code = code;
    this.areas = areas;
  }

  async reportAll(month: string, { kinds, full, own }: MonthPlan): Promise<void> {
    const all = kindsOf(this.areas);
    const everything = this.areas.flatMap((area) => CATEGORIES.map((category) => nameOf(category, area)));
    const kindAt = (place: number) => all[place % all.length] ?? everything;
    const reporters = [...kinds.map(kindAt), ...Array.from({ length: full }, () => everything)];
    const made = new Map<string, Made[]>();
    this.made.set(month, made);
    for (const [place, reported] of reporters.entries()) made.set(shop(place), await this.report(month, shop(place), reported));
    if (own !== null) made.set(ATTACKER, await this.report(month, ATTACKER, kindAt(own)));
    this.collects ||= made.size > 0;
  }

  /** What each of them has reported in a month and not taken back. */
  reportersOf(month: string): Kind[] {
    return [...(this.made.get(month) ?? [])].map(([, reports]) => reports.map(({ inner }) => inner));
  }

  /** What the attacker has reported, by month. */
  own(): Map<string, Kind[]> {
    const reports = [...this.made].map(([month, made]) => [month, made.get(ATTACKER)?.map(({ inner }) => inner)] as const);
    return new Map(reports.map(([month, kind]) => [month, kind ? [kind] : []]));
  }

  /** Before the month is closed, what is taken back has never been. */
  async takeBack(month: string, places: readonly number[]): Promise<void> {
    await this.withdraw(month, places);
    for (const place of places) this.made.get(month)?.delete(shop(place));
  }

  /** After it, it is gone, and the release stands. */
  async withdraw(month: string, places: readonly number[]): Promise<void> {
    for (const place of new Set(places)) {
      for (const { code } of this.made.get(month)?.get(shop(place)) ?? []) {
        const { data, errors } = await this.subgraph.ask(WITHDRAW, { input: { code } }, business('whoever'));
        expect({ errors, userErrors: data.withdrawIncidentReport.userErrors }).toEqual({ errors: [], userErrors: [] });
      }
    }
  }

  /** A month that is closed takes no more. */
  async reportTooLate(month: string): Promise<void> {
    const [answer] = await this.send(month, 'shop-late', [nameOf('THEFT', 'Övrigt')]);
    expect(answer.userErrors).toEqual([expect.objectContaining({ code: 'MONTH_OUT_OF_RANGE' })]);
  }

  private async report(month: string, name: string, reported: Kind): Promise<Made[]> {
    const answers = await this.send(month, name, reported);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    return reported.map((inner, place) => ({ inner, code: answers[place]?.code }));
  }

  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  private async send(month: string, name: string, reported: Kind): Promise<any[]> {
    const sent = reported.map((inner, place) => {
      const [category, area] = inner.split('/');
      const input = `{ municipality: "${this.code}", month: "${month}", category: ${category}, area: "${area}" }`;
      return `r${place}: reportIncident(input: ${input}) { code userErrors { code } }`;
    });
    const { data, errors } = await this.subgraph.ask(`mutation { ${sent.join(' ')} }`, {}, business(name));
    expect(errors).toEqual([]);
    return Object.values(data);
  }
}
