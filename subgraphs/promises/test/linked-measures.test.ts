import { ANYONE, type Caller } from '@hub/kernel';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changed, dayFromNow, momentFromNow, openSynthetic, propose, publishedWithArea } from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows, or entries of an index, each scan of a plan came upon, those it passed by included. */
function met(plan: Plan): number[] {
  const isScan = plan['Relation Name'] !== undefined || plan['Index Name'] !== undefined;
  const rows = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  return [...(isScan ? [rows] : []), ...(plan.Plans ?? []).flatMap(met)];
}

describe('what is hidden below a focus area', () => {
  const SHOWN = 3;
  let area: string;
  beforeAll(async () => {
    area = (await publishedWithArea(promises)).area.id;
    for (let place = 0; place < SHOWN; place += 1) await propose(promises, [area]);
    await promises.database.source.query(
      `with made as (insert into measure (id, title, state, responsible, participants, municipalities, sources, visibility, visible_from)
        select gen_random_uuid(), '{"sv": "SYNTHETIC"}', 'ONGOING', 'polisen', '{}', '{9001}', '[]',
          case n % 2 when 0 then 'PARTY' else 'PUBLIC' end, case n % 2 when 1 then now() + interval '1 day' end
        from generate_series(1, 1000) n returning id)
      insert into measure_focus_area (measure_id, focus_area_id) select id, $1 from made`,
      [area],
    );
    await promises.database.source.query('analyze');
  });

  const OF_MEASURES = 'measures(first: 20) { totalCount edges { node { id } } }';

  it('is not met on the way to its list, their number and its progress', async () => {
    const { data, asked } = await explained(
      `{ focusArea(id: "${area}") { progress { measures } ${OF_MEASURES} } }`,
      'measure_focus_area',
    );
    expect(data.focusArea).toMatchObject({ progress: { measures: SHOWN }, measures: { totalCount: SHOWN } });
    expect(asked).toHaveLength(3);
    for (const { statement, most } of asked) expect([statement, most <= SHOWN]).toEqual([statement, true]);
  });

  it('is not met on the way to all measures and their number', async () => {
    const { data, asked } = await explained(`{ ${OF_MEASURES} }`, 'measure');
    expect(data.measures).toMatchObject({ totalCount: SHOWN });
    expect(asked).toHaveLength(2);
    for (const { statement, most } of asked) expect([statement, most <= SHOWN]).toEqual([statement, true]);
  });
});

/** The answer to a query, and of each statement that reads the table the most rows that a scan of its came upon. */
async function explained(query: string, table: string) {
  const { source } = promises.database;
  const run = source.query.bind(source);
  const statements: [string, unknown[] | undefined][] = [];
  source.query = (statement: string, parameters?: unknown[]) => {
    statements.push([statement, parameters]);
    return run(statement, parameters);
  };
  const { data } = await promises.ask(query);
  source.query = run;
  const asked: { statement: string; most: number }[] = [];
  for (const [statement, parameters] of statements.filter(([text]) => new RegExp(`from "?${table}"? `).test(text))) {
    const [told] = await run(`explain (analyze, format json) ${statement}`, parameters);
    asked.push({ statement, most: Math.max(...met(told['QUERY PLAN'][0].Plan)) });
  }
  return { data, asked };
}

const ofSector = (sector: string): Caller => ({ ...PARTY, sector });
const READERS: Caller[] = [
  ANYONE,
  callerOf('SECTOR', [], ['9001']),
  { ...callerOf('SECTOR', [], ['9001']), sector: 'trade' },
  callerOf('COUNCIL', [], ['9001']),
  callerOf('COUNCIL', [], ['9003']),
  PARTY,
  callerOf('PARTY', [], ['9003']),
];

/** A measure for each kind of readers, every second written anew since it was proposed. */
async function writeMeasures(area: string): Promise<void> {
  const kinds = ['PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY'].flatMap((visibility) =>
    [null, momentFromNow(30)].map((visibleFrom) => ({ visibility, visibleFrom })),
  );
  for (const [place, kind] of [...kinds, ...kinds].entries()) {
    const caller = ofSector(place % 3 === 0 ? 'trade' : 'transport');
    const input = { focusAreas: [area], title: 'SYNTHETIC', responsible: 'polisen', ...kind };
    const days = place % 3 > 0 ? { dueOn: dayFromNow((place % 4) - 2) } : {};
    const { id } = await changed(promises, 'proposeMeasure', { ...input, ...days }, caller);
    if (place % 2 === 1) await changed(promises, 'changeMeasureState', { id, version: 1, state: 'CANCELLED' }, caller);
    else {
      const next = kinds[(place + 2) % kinds.length];
      await changed(promises, 'reviseMeasure', { id, version: 1, ...next, dueOn: dayFromNow((place % 5) - 2) }, caller);
      if (place % 4 === 0) await changed(promises, 'changeMeasureState', { id, version: 2, state: 'ONGOING' }, caller);
      if (place % 8 === 0) await changed(promises, 'changeMeasureState', { id, version: 3, state: 'COMPLETED' }, caller);
    }
  }
}

const FIELDS = 'totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id state overdue } }';

describe('a focus area’s measures', () => {
  let area: string;
  beforeAll(async () => {
    area = (await publishedWithArea(promises)).area.id;
    await writeMeasures(area);
  });

  it('are those that a list of all measures finds there, for every filter and reader, and its progress counts them', async () => {
    const filters = fc.record(
      { state: fc.subarray(['PLANNED', 'ONGOING', 'COMPLETED']), overdue: fc.boolean(), responsible: fc.constantFrom('polisen') },
      { requiredKeys: [] },
    );
    const query = `query ($filter: MeasureFilter, $whole: MeasureFilter, $everything: MeasureFilter, $first: Int, $after: String) {
      focusArea(id: "${area}") { progress { measures completed overdue percent } measures(filter: $filter, first: $first, after: $after) { ${FIELDS} } }
      listed: measures(filter: $whole, first: $first, after: $after) { ${FIELDS} }
      everything: measures(filter: $everything, first: 100) { ${FIELDS} }
    }`;
    const property = fc.asyncProperty(
      filters,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(...READERS),
      async (filter, first, reader) => {
        for (let after: string | null = null, more = true; more; ) {
          const variables = { filter, whole: { ...filter, focusArea: area }, everything: { focusArea: area }, first, after };
          const { data, errors } = await promises.ask(query, variables, reader);
          expect(errors).toEqual([]);
          expect(data.focusArea.measures).toEqual(data.listed);
          const nodes: { state: string; overdue: boolean }[] = data.everything.edges.map(({ node }: { node: object }) => node);
          const counted = nodes.filter(({ state }) => state !== 'CANCELLED');
          const completed = counted.filter(({ state }) => state === 'COMPLETED').length;
          expect(data.focusArea.progress).toEqual({
            measures: counted.length,
            completed,
            overdue: counted.filter(({ overdue }) => overdue).length,
            percent: counted.length === 0 ? null : (100 * completed) / counted.length,
          });
          more = data.listed.pageInfo.hasNextPage;
          after = data.listed.pageInfo.endCursor;
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('are told by links that stand as the measures do', async () => {
    const columns = 'visibility, visible_from, municipalities, sector, due_on, state';
    const stray = await promises.database.source.query(
      `select measure_id, ${columns} from measure_focus_area except select id, ${columns} from measure`,
    );
    expect(stray).toEqual([]);
  });

  it.each([
    ['an embargo that is let go', 'visible_from = now()', 'visible_from is not null'],
    ['municipalities', `municipalities = '{9003}'`, 'true'],
    ['a sector', `sector = 'energy'`, `visibility = 'SECTOR'`],
  ])('are told so where the database itself is written: %s', async (_what, set, where) => {
    await promises.database.source.query(`update measure set ${set} where ${where}`);
    const query = `{ focusArea(id: "${area}") { measures(first: 100) { ${FIELDS} } } measures(first: 100, filter: { focusArea: "${area}" }) { ${FIELDS} } }`;
    for (const reader of READERS) {
      const { data } = await promises.ask(query, {}, reader);
      expect(data.focusArea.measures).toEqual(data.measures);
    }
  });
});
