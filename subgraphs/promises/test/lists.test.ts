import { type Answer, callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changed, dayFromNow, draft, INVENTED, openSynthetic, propose, publishedWithArea, sign } from './fixtures.ts';

const COUNT = 36;
const NOBODY = '00000000-0000-4000-8000-000000000000';
let promises: TestSubgraph;
let area: string;
beforeAll(async () => {
  promises = await openSynthetic(['seeds/amal']);
  area = (await publishedWithArea(promises)).area.id;
  for (let place = 0; place < COUNT; place += 1) {
    // Few days among many measures, so that equal keys fall on pages’ borders; every fifth has no day.
    const changes = {
      ...(place % 5 > 0 && { dueOn: dayFromNow((place % 7) - 3) }),
      responsible: place % 2 === 0 ? 'polisen' : 'amal-handel',
      visibility: place % 6 === 0 ? 'PARTY' : 'PUBLIC',
    };
    const { id } = await propose(promises, [area], changes);
    if (place % 3 === 0) await changed(promises, 'changeMeasureState', { id, version: 1, state: 'ONGOING' });
  }
});
afterAll(() => promises.close());

interface Slice {
  edges: { cursor: string; node: { id: string; dueOn: string | null } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const FIELDS = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id dueOn } }';
const MEASURES = `query ($filter: MeasureFilter, $first: Int, $after: String) { measures(filter: $filter, first: $first, after: $after) { ${FIELDS} } }`;

async function page(filter: object, first: number | null, after: string | null, caller = PARTY): Promise<Slice> {
  const { data, errors } = await promises.ask(MEASURES, { filter, first, after }, caller);
  expect(errors).toEqual([]);
  return data.measures;
}

async function walk(filter: object, first: number, caller = PARTY): Promise<Slice['edges']> {
  const walked: Slice['edges'] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { edges, pageInfo } = await page(filter, first, after, caller);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
    walked.push(...edges);
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  return walked;
}

describe('pages', () => {
  const filters = fc.record(
    {
      state: fc.subarray(['PLANNED', 'ONGOING', 'COMPLETED']),
      responsible: fc.constantFrom('polisen', 'amal-handel', 'nobody'),
      overdue: fc.boolean(),
      changedSince: fc.constantFrom('2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z'),
    },
    { requiredKeys: [] },
  );

  it('of any size and filter join to the whole list, in its order, and its count is its length', async () => {
    const caller = fc.constantFrom(PARTY, callerOf('PUBLIC'), callerOf('COUNCIL'));
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 100 }), caller, async (filter, first, who) => {
        const whole = await page(filter, 100, null, who);
        expect(whole.totalCount).toBe(whole.edges.length);
        expect(await walk(filter, first, who)).toEqual(whole.edges);
        const days = whole.edges.map(({ node }) => node.dueOn ?? 'none');
        expect(days).toEqual(days.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('lose and repeat nothing when rows come in between', async () => {
    for (const first of [1, 4, 10]) {
      const before = (await page({ focusArea: area }, 100, null)).edges.map(({ node }) => node.id);
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { edges, pageInfo } = await page({ focusArea: area }, first, after);
        seen.push(...edges.map(({ node }) => node.id));
        more = pageInfo.hasNextPage;
        after = pageInfo.endCursor;
        if (seen.length < 12) await propose(promises, [area], { dueOn: dayFromNow((seen.length % 7) - 4) });
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => before.includes(id))).toEqual(before);
    }
  });

  it('are twenty rows where no size is given', async () => {
    expect((await page({}, null, null)).edges).toHaveLength(20);
  });

  it('are the same under a focus area and under an organisation', async () => {
    const whole = await page({ focusArea: area }, 100, null);
    const under = `query ($first: Int, $after: String) { focusArea(id: "${area}") { measures(first: $first, after: $after) { ${FIELDS} } } }`;
    const first = await promises.ask(under, { first: 15 }, PARTY);
    const second = await promises.ask(under, { first: 15, after: first.data.focusArea.measures.pageInfo.endCursor }, PARTY);
    const joined = [first, second].flatMap(({ data }) => data.focusArea.measures.edges);
    expect(joined).toEqual(whole.edges.slice(0, 30));

    const own = await page({ responsible: 'amal-handel' }, 100, null);
    const { data } = await promises.entities(
      'Organisation',
      [{ slug: 'amal-handel' }],
      `responsibleFor(first: 100) { ${FIELDS} }`,
      PARTY,
    );
    expect(data._entities[0].responsibleFor).toEqual(own);
  });

  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each([
    [{ first: 0 }, 'first is 0; it may be 1 to 100'],
    [{ first: 101 }, 'first is 101; it may be 1 to 100'],
    [{ first: -1 }, 'first is -1; it may be 1 to 100'],
    [{ after: 'nonsense' }, 'after is not a cursor of this list (measures)'],
    [{ after: cursorOf('measures', "2026-01-01' or true --", NOBODY) }, 'after is not a cursor of this list (measures)'],
    [{ after: cursorOf('measures', '2026-01-01', "' or true --") }, 'after is not a cursor of this list (measures)'],
    [{ after: cursorOf('citizenPromises', '2026-01-01', NOBODY) }, 'after is not a cursor of this list (measures)'],
    [{ after: cursorOf('timeline', '2026-01-01 00:00:00+00', NOBODY) }, 'after is not a cursor of this list (measures)'],
    [{ after: cursorOf('measures', '2026-13-45', NOBODY) }, ''],
  ])('refuse %j', async (args, message) => {
    for (const query of [MEASURES, MEASURES.replace('{ measures(', `{ focusArea(id: "${area}") { measures(`).concat('}')]) {
      const { errors } = await promises.ask(query, args, PARTY);
      expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});

describe('SQL in a filter', () => {
  const HOSTILE = ["' or '1'='1", "'; drop table measure; --", '$1', '\\', '%', '{', '{"a"}', 'null', '', '\u2028'];
  it.each(HOSTILE)('finds nothing and breaks nothing: %j', async (text) => {
    const query = `query ($text: String!, $id: ID!) {
      citizenPromise(slug: $text) { id } municipality(code: $id) { code } focusArea(id: $id) { id } measure(id: $id) { id }
      citizenPromises(filter: { municipality: $id }) { totalCount }
      byResponsible: measures(filter: { responsible: $text }) { totalCount }
      byArea: measures(filter: { focusArea: $id }) { totalCount }
    }`;
    const none = { totalCount: 0 };
    const nothing = { citizenPromise: null, municipality: null, focusArea: null, measure: null, citizenPromises: none };
    const answer = await promises.ask(query, { text, id: text }, PARTY);
    expect(answer).toEqual({ data: { ...nothing, byResponsible: none, byArea: none }, errors: [] });
  });

  it.each([
    '{ citizenPromise(slug: "\\u0000") { id } }',
    '{ municipality(code: "\\u0000") { name } }',
    '{ measures(filter: { responsible: "\\u0000" }) { totalCount } }',
  ])('that no database holds is the sender’s error: %s', async (query) => {
    const { errors } = await promises.ask(query);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('that is no day is the sender’s error, as a variable and in the document', async () => {
    const query = (on: string) => `($on: Date) { municipality(code: "1492") { currentPromise(on: ${on}) { id } } }`;
    const asVariable = await promises.ask(`query ${query('$on')}`, { on: '0000-01-01' });
    expect(asVariable.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const { errors } = await promises.ask('{ municipality(code: "1492") { currentPromise(on: "0000-01-01") { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    for (const { message } of [...asVariable.errors, ...errors])
      expect(message).toContain('A Date is a day of the calendar, 0001-01-01 to 9999-12-31, written YYYY-MM-DD');
  });
});

describe('statements', () => {
  async function count(ask: () => Promise<Answer>): Promise<number> {
    promises.statements();
    const { errors } = await ask();
    expect(errors).toEqual([]);
    return promises.statements().length;
  }

  it('are as many for 100 focus areas with their measures as for one', async () => {
    const ids: string[] = [];
    for (let number = 1; ids.length < 100; number += 1) {
      const { id } = await draft(promises);
      for (let place = 1; place <= 50; place += 1)
        ids.push((await changed(promises, 'addFocusArea', { promise: id, number: place, title: `SYNTHETIC ${number}` })).id);
    }
    for (let place = 0; place < 100; place += 4)
      await propose(promises, ids.slice(place, place + 4), { visibility: 'PARTY', responsible: `synthetic-${place}` });
    const selection = `number title progress { percent } goals { text } commitments { text } promise { slug state successor { slug } }
      measures { totalCount edges { node { title overdue responsible { slug responsibleFor { totalCount } } focusAreas { number }
        timeline { totalCount edges { node { at } } } } } }`;
    const ask = (some: string[]) => () =>
      promises.entities(
        'FocusArea',
        some.map((id) => ({ id })),
        selection,
        PARTY,
      );
    const one = await count(ask(ids.slice(0, 1)));
    expect(await count(ask(ids))).toBe(one);
    expect(one).toBeLessThanOrEqual(16);
  });

  it('are as many for 30 municipalities’ promises as for one', async () => {
    for (const code of INVENTED) {
      const { promise } = await publishedWithArea(promises, { municipalities: [code] });
      await sign(promises, promise);
    }
    const selection = `name currentPromise { slug } promises { slug state municipalities { name } predecessor { slug } successor { slug }
      changesFromPredecessor { added { number } } focusAreas { number goals { text } } followUps { text } }`;
    const ask = (codes: string[]) => () =>
      promises.entities(
        'Municipality',
        codes.map((code) => ({ code })),
        selection,
        PARTY,
      );
    const one = await count(ask(['9002']));
    expect(await count(ask(INVENTED))).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });
});

describe('entities', () => {
  it('are resolved by every key, in whatever letters an id is written', async () => {
    const { data } = await promises.ask(
      '{ citizenPromise(slug: "amal-2019") { id slug focusAreas { id goals { id } } } measures(first: 1) { edges { node { id } } } }',
    );
    const { id, slug, focusAreas } = data.citizenPromise;
    const goal = focusAreas[0].goals[0].id;
    const measure = data.measures.edges[0].node.id;
    for (const [type, key, other] of [
      ['Municipality', { code: '1492' }, { code: '9999' }],
      ['CitizenPromise', { slug }, { slug: 'amal-1719' }],
      ['CitizenPromise', { id }, { id: NOBODY }],
      ['FocusArea', { id: focusAreas[0].id }, { id: 'amal-2019/1' }],
      ['Goal', { id: goal.toUpperCase() }, { id: '' }],
      ['Measure', { id: measure.toUpperCase() }, { id: 7 }],
      ['Organisation', { slug: 'polisen' }, { slug: 'Not A Slug' }],
      ['Municipality', { code: '1492' }, { code: null }],
      ['CitizenPromise', { slug }, { slug: { text: slug } }],
      ['Organisation', { slug: 'polisen' }, { slug: {} }],
    ] as const) {
      const { data: found, errors } = await promises.entities(type, [key, other], '__typename');
      expect({ type, other, errors, found }).toEqual({
        type,
        other,
        errors: [],
        found: { _entities: [{ __typename: type }, null] },
      });
    }
  });
});
