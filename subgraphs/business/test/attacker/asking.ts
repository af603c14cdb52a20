import type { Caller } from '@hub/kernel';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { expect } from '@jest/globals';
import { IncidentDimension } from '../../src/entities/incident-kinds.ts';
import { addDays, addMonths, dayAt } from '../../src/services/calendar.ts';
import type { Figure } from './attacker.ts';
import { nameOf, subsets } from './world.ts';

/** Everybody who may ask for all there is, of each level. */
export const READERS: readonly Caller[] = (['PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY'] as const).map((level) =>
  callerOf(level, ['business:read', 'business:report']),
);

const DIVISIONS = [[], ...subsets(Object.values(IncidentDimension))];
const VALUE = '{ ... on Count { value } ... on Suppressed { reason } }';
const OPEN = `id total ${VALUE} trend { month value ${VALUE} } updatedAt`;
const DIVIDED = DIVISIONS.map(
  (by, place) =>
    `by${place}: incidents(by: [${by.join(', ')}], first: 100) { totalCount edges { node { category month area count ${VALUE} } } }`,
);
const ALL = [OPEN, ...DIVIDED].join(' ');

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
type Safety = any;

type Period = readonly [from: string, to: string] | null;

/** The quarters and years from last year to this one, and every month. */
function periods(): Period[] {
  const year = Number(dayAt(new Date()).slice(0, 4));
  return [
    null,
    ...[year - 1, year].flatMap((one) => [
      [`${one}-01-01`, `${one}-12-31`] as const,
      ...['01', '04', '07', '10'].map(
        (first) => [`${one}-${first}-01`, addDays(`${addMonths(`${one}-${first}`, 3)}-01`, -1)] as const,
      ),
    ]),
  ];
}

/**
 * Asks all that the schema lets anybody ask of a municipality, in every way there is to it, as every level. Fails where one
 * is told other than another.
 */
export async function askEverything(subgraph: TestSubgraph, code: string, focusAreas: readonly string[]): Promise<Figure[]> {
  const [first, ...others] = await Promise.all(
    READERS.map(async (reader) => {
      const safeties = await askAs(subgraph, code, ALL, reader);
      await expectOtherWays(subgraph, code, focusAreas, safeties, reader);
      return safeties;
    }),
  );
  for (const answer of others) expect(answer).toEqual(first);
  const withoutScope = await askAs(subgraph, code, OPEN, callerOf('PUBLIC'));
  expect(withoutScope).toEqual(first?.map(({ id, total, trend, updatedAt }: Safety) => ({ id, total, trend, updatedAt })));
  return figuresOf(first ?? []);
}

/** The same in the shortest way, for the moments between. */
export async function askOnce(subgraph: TestSubgraph, code: string): Promise<Figure[]> {
  return figuresOf(await askAs(subgraph, code, ALL, callerOf('SECTOR', ['business:read'])));
}

/** By period, what the root answers. */
async function askAs(subgraph: TestSubgraph, code: string, selection: string, caller: Caller): Promise<Safety[]> {
  const asked = periods().map((period, place) => `p${place}: businessSafety(${given(code, period)}) { ${selection} }`);
  const { data, errors } = await subgraph.ask(`{ ${asked.join(' ')} }`, {}, caller);
  expect(errors).toEqual([]);
  return Object.values(data);
}

/** Through the municipality, the focus areas and the ids the same is answered. */
async function expectOtherWays(
  subgraph: TestSubgraph,
  code: string,
  focusAreas: readonly string[],
  safeties: readonly Safety[],
  caller: Caller,
): Promise<void> {
  const entities = async (type: string, keys: object[], selection: string): Promise<Safety[]> => {
    const { data, errors } = await subgraph.entities(type, keys, selection, caller);
    expect(errors).toEqual([]);
    return data._entities;
  };
  const ids = safeties.map(({ id }: Safety) => ({ id }));
  expect(await entities('BusinessSafety', ids, ALL)).toEqual(safeties);

  const borrowed = periods().map((period, place) => `p${place}: businessSafety${given(null, period)} { ${ALL} }`);
  const [municipality] = await entities('Municipality', [{ code }], borrowed.join(' '));
  expect(Object.values(municipality)).toEqual(safeties);

  const keys = focusAreas.map((id) => ({ id }));
  const areas = await entities('FocusArea', keys, `businessSafety(municipality: "${code}") { ${ALL} }`);
  const theirs = areas.flatMap(({ businessSafety }: Safety) => businessSafety ?? []);
  expect(theirs).toEqual(theirs.map(() => safeties[0]));
  expect(theirs.length).toBeGreaterThan(0);
}

function given(code: string | null, period: Period): string {
  const asked = period && `period: { from: "${period[0]}", to: "${period[1]}" }`;
  if (code !== null) return [`municipality: "${code}"`, asked].join(' ');
  return asked === null ? '' : `(${asked})`;
}

/** Answers as figures: each says of which months and of which cell it is the sum. */
function figuresOf(safeties: readonly Safety[]): Figure[] {
  return safeties.flatMap(({ total, trend, ...rest }: Safety): Figure[] => {
    const months: string[] = (trend ?? []).map(({ month }: Safety) => month);
    const figure = (of: string[], category: string | null, area: string | null, count: Safety): Figure[] =>
      count === null ? [] : [{ months: of, cell: nameOf(category, area), value: count.value ?? count.reason }];
    const divided = DIVISIONS.flatMap((_, place) => {
      const { edges, totalCount } = rest[`by${place}`];
      expect(edges).toHaveLength(totalCount);
      return edges.flatMap(({ node: { category, month, area, count } }: Safety) =>
        figure(month === null ? months : [month], category, area, count),
      );
    });
    return [
      ...figure(months, null, null, total),
      ...(trend ?? []).flatMap(({ month, value }: Safety) => figure([month], null, null, value)),
      ...divided,
    ];
  });
}
