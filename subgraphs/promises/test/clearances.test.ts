import { ANYONE, PEER_SCOPE, type Visibility } from '@hub/kernel';
import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changed, momentFromNow, openSynthetic } from './fixtures.ts';

interface Row {
  kind: string;
  id: string;
  visibility: Visibility;
  visibleFrom: string | null;
  municipalities: string[];
  sector: string | null;
}

let promises: TestSubgraph;
let promise: { id: string; version: number };
let area: { id: string };
beforeAll(async () => {
  promises = await openSynthetic();
  promise = await changed(promises, 'draftPromise', {
    slug: 'synthetic-9001',
    title: 'SYNTHETIC',
    period: { from: '2023-01-01', to: '2024-12-31' },
    municipalities: ['9001'],
    parties: ['synthetic-party'],
  });
  area = await changed(promises, 'addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC' });
});
afterAll(() => promises.close());

const PEER = { ...ANYONE, scopes: [PEER_SCOPE] };

/** Every page, asked as a neighbour asks. */
async function told(changedSince: string | null = null): Promise<{ rows: Row[]; readAt: string; pages: number }> {
  const rows: Row[] = [];
  let after: string | null = null;
  let readAt = '';
  let pages = 0;
  do {
    const { data, errors } = await promises.ask(
      `query ($changedSince: DateTime, $after: String) { clearances(changedSince: $changedSince, after: $after) {
        readAt next rows { kind id visibility visibleFrom municipalities sector } } }`,
      { changedSince, after },
      PEER,
    );
    expect(errors).toEqual([]);
    rows.push(...data.clearances.rows);
    readAt ||= data.clearances.readAt;
    after = data.clearances.next;
    pages += 1;
  } while (after !== null);
  return { rows, readAt, pages };
}

const propose = (parts: object = {}) =>
  changed(promises, 'proposeMeasure', {
    focusAreas: [area.id],
    title: 'SYNTHETIC',
    responsible: 'synthetic-party',
    visibility: 'PARTY',
    ...parts,
  });

it('tells of rows that the caller may not read, and nothing of what they say', async () => {
  const hidden = { visibility: 'PARTY', visibleFrom: null, municipalities: ['9001'], sector: null };
  expect((await told()).rows).toEqual([
    { kind: 'CitizenPromise', id: promise.id, ...hidden },
    { kind: 'FocusArea', id: area.id, ...hidden },
  ]);
});

it('tells what has changed since a moment: a proposal, a revision, a publication', async () => {
  const since = async (change: () => Promise<unknown>) => {
    const { readAt } = await told();
    // A row's moment is whole milliseconds: the next one, so that what was told before is not told again.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await change();
    return (await told(readAt)).rows;
  };
  let measure = { id: '', version: 0 };
  const proposed = await since(async () => {
    measure = await propose();
  });
  expect(proposed).toMatchObject([{ kind: 'Measure', id: measure.id, visibility: 'PARTY' }]);

  const visibleFrom = momentFromNow(2);
  const published = await since(() =>
    changed(promises, 'publishPromise', { id: promise.id, version: promise.version, visibleFrom }),
  );
  expect(published.map(({ kind, visibility, visibleFrom: from }) => [kind, visibility, from]).sort()).toEqual([
    ['CitizenPromise', 'PUBLIC', visibleFrom],
    ['FocusArea', 'PUBLIC', visibleFrom],
  ]);

  const revised = await since(() =>
    changed(promises, 'reviseMeasure', { id: measure.id, version: measure.version, visibility: 'PUBLIC', visibleFrom }),
  );
  expect(revised).toMatchObject([{ id: measure.id, visibility: 'PUBLIC', visibleFrom }]);
});

it('gives 100 a page, and each row once, equal moments included', async () => {
  await promises.database.source.query(
    `insert into measure (id, title, state, responsible, participants, municipalities, sources)
      select gen_random_uuid(), '{"sv": "SYNTHETIC"}', 'PLANNED', 'synthetic-party', '{}', '{9001}', '[]'
      from generate_series(1, 250)`,
  );
  const { rows, pages } = await told();
  expect(rows).toHaveLength(253);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(253);
  expect(pages).toBe(3);
});

it('refuses a cursor that is none', async () => {
  const { errors } = await promises.ask('{ clearances(after: "nonsense") { readAt } }', {}, PEER);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
