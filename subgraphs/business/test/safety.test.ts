import { factId, loadSeeds } from '@hub/kernel';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { openBusiness, TOWN } from './fixtures.ts';

describe('business safety', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openBusiness('seeds/amal', 'seeds/mellerud', 'seeds/dals-ed');
  });
  afterAll(() => subgraph.close());

  it('says of Åmål that nothing was collected, and not zero', async () => {
    const { data, errors } = await subgraph.ask(
      `{ businessSafety(municipality: "1492") {
        municipality { code } period { from } total { __typename } trend { month } guardAreas { name } updatedAt sources { title }
        incidents(by: [CATEGORY]) { totalCount edges { cursor } pageInfo { hasNextPage } } } }`,
      {},
      callerOf('SECTOR', ['business:read']),
    );
    expect(errors).toEqual([]);
    expect(data.businessSafety).toEqual({
      municipality: { code: '1492' },
      period: null,
      total: null,
      trend: null,
      guardAreas: [],
      updatedAt: null,
      sources: [],
      incidents: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false } },
    });
  });

  it('is null where the hub does not know the municipality', async () => {
    const { data } = await subgraph.ask('{ businessSafety(municipality: "0180") { id } }');
    expect(data.businessSafety).toBeNull();
  });

  it('is asked for quarters and years alone', async () => {
    const ask = (from: string, to: string) =>
      subgraph.ask(
        'query ($period: PeriodInput) { businessSafety(municipality: "9001", period: $period) { id period { from to } } }',
        { period: { from, to } },
      );
    expect((await ask('2025-10-01', '2025-12-31')).data.businessSafety.period).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect((await ask('2024-01-01', '2024-12-31')).data.businessSafety.period.to).toBe('2024-12-31');
  });

  it('belongs to the focus areas that concern business, where the municipality is clear', async () => {
    const ids = ['amal-2023-2024/3', 'amal-2023-2024/1', 'exempelbygden-2026/1'].map((name) => ({
      id: factId('FocusArea', ...name.split('/')),
    }));
    const selection =
      'open: businessSafety { municipality { code } } asked: businessSafety(municipality: "9002") { municipality { code } }';
    const { data } = await subgraph.entities('FocusArea', ids, selection);
    expect(data._entities).toEqual([
      { open: { municipality: { code: '1492' } }, asked: null },
      { open: null, asked: null },
      { open: null, asked: { municipality: { code: '9002' } } },
    ]);
  });

  it('is not told of a focus area that the caller may not know of', async () => {
    const id = factId('FocusArea', 'exempelstad-2026', 2);
    const ask = async (caller = PARTY) => (await subgraph.entities('FocusArea', [{ id }], 'businessSafety { id }', caller)).data;
    const set = (visibility: string, from: string | null) =>
      subgraph.database.source.query('update foreign_row set visibility = $2, visible_from = $3 where id = $1', [
        id,
        visibility,
        from,
      ]);
    await set('COUNCIL', null);
    expect((await ask(callerOf('SECTOR')))._entities[0].businessSafety).toBeNull();
    expect((await ask(callerOf('COUNCIL', [], ['1461'])))._entities[0].businessSafety).toBeNull();
    expect((await ask(callerOf('COUNCIL', [], [TOWN])))._entities[0].businessSafety).not.toBeNull();
    await set('PUBLIC', '2199-01-01');
    expect((await ask(callerOf('COUNCIL')))._entities[0].businessSafety).toBeNull();
    expect((await ask())._entities[0].businessSafety).not.toBeNull();
    await set('PUBLIC', null);
  });

  it('resolves every key, and nothing for an unknown one', async () => {
    const period = '{ from: "2025-01-01", to: "2025-03-31" }';
    const asked = await subgraph.ask(
      `{ q: businessSafety(municipality: "9001", period: ${period}) { id guardAreas { id } } a: businessSafety(municipality: "1492") { id } }`,
    );
    const { q, a } = asked.data;
    const none = '00000000-0000-4000-8000-000000000000';
    const safety = await subgraph.entities(
      'BusinessSafety',
      [{ id: q.id }, { id: a.id }, { id: none }, { id: 'x' }],
      'id municipality { code } period { from to }',
    );
    expect(safety.data._entities).toEqual([
      { id: q.id, municipality: { code: '9001' }, period: { from: '2025-01-01', to: '2025-03-31' } },
      { id: a.id, municipality: { code: '1492' }, period: null },
      null,
      null,
    ]);
    const areas = await subgraph.entities(
      'GuardArea',
      [q.guardAreas[0], { id: none }, { id: 'x' }],
      'name municipality { code } permit { from to } sources { title }',
    );
    expect(areas.data._entities).toEqual([
      {
        name: 'Torget',
        municipality: { code: '9001' },
        permit: { from: '2026-01-01', to: '2026-12-31' },
        sources: [{ title: 'Påhittad kommun för prov' }],
      },
      null,
      null,
    ]);
    const towns = await subgraph.entities(
      'Municipality',
      [{ code: '1461' }, { code: '0001' }, { code: 'x' }],
      'businessSafety { id }',
    );
    expect(towns.data._entities).toEqual([{ businessSafety: { id: expect.any(String) } }, { businessSafety: null }, null]);
    const measures = await subgraph.entities('Measure', [{ id: none }, { id: 'x' }], 'businessParticipation { notes }');
    expect(measures.data._entities).toEqual([{ businessParticipation: null }, null]);
  });

  it('gives an organisation’s profile as published, null where none is', async () => {
    const slugs = ['exempel-handel', 'exempel-industri', 'polisen'].map((slug) => ({ slug }));
    const selection = 'business { sector membersRepresented { ... on Count { value } } sources { quote } }';
    const { data } = await subgraph.entities('Organisation', slugs, selection);
    expect(data._entities).toEqual([
      { business: { sector: 'detaljhandel', membersRepresented: { value: 3 }, sources: [{ quote: 'tre medlemmar' }] } },
      { business: { sector: null, membersRepresented: null, sources: [{ quote: null }] } },
      { business: null },
    ]);
  });

  it('takes as many statements for 100 parents as for one', async () => {
    const selection =
      'businessSafety { total { __typename } trend { month } guardAreas { name } incidents(by: [AREA]) { totalCount } }';
    const count = async (type: string, keys: object[]) => {
      subgraph.statements();
      expect((await subgraph.entities(type, keys, selection, PARTY)).errors).toEqual([]);
      return subgraph.statements().length;
    };
    const codes = Array.from({ length: 100 }, (_, index) => ({ code: String(index === 0 ? 1492 : 8999 + index) }));
    expect(await count('Municipality', codes)).toBe(await count('Municipality', codes.slice(0, 1)));
    const areas = ['amal-2023-2024/3', 'amal-2021-2022/2', 'exempelstad-2026/2'].map((name) => ({
      id: factId('FocusArea', ...name.split('/')),
    }));
    expect(await count('FocusArea', areas)).toBe(await count('FocusArea', areas.slice(0, 1)));
  });

  it('is not changed by seeds loaded twice', async () => {
    const stamps = () =>
      subgraph.database.source.query(
        'select id, updated_at from guard_area union all select id, updated_at from business_profile',
      );
    const before = await stamps();
    await loadSeeds(definition, subgraph.database, ['subgraphs/business/test/seeds/exempelstad', 'seeds/amal']);
    expect(await stamps()).toEqual(before);
    expect(before).toHaveLength(3);
  });
});
