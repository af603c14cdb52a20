import { ANYONE, type Caller } from '@hub/kernel';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draft,
  draftWithArea,
  momentFromNow,
  openSynthetic,
  propose,
  publishedWithArea,
  refused,
  sign,
} from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

/** A SYNTHETIC municipality that no other test here writes in. */
let taken = 0;
function ownMunicipality(): string {
  taken += 1;
  return String(9010 + taken);
}
const partyOf = (...municipalities: string[]) => callerOf('PARTY', ['promises:write'], municipalities);
const councilOf = (municipality: string) => callerOf('COUNCIL', ['council:read'], [municipality]);
const sectorOf = (municipality: string) => callerOf('SECTOR', [], [municipality]);
const OTHER_PARTY = partyOf('9003');
const BLIND: [string, (municipality: string) => Caller][] = [
  ['anyone', () => ANYONE],
  ['a sector body', sectorOf],
  ['a council member', councilOf],
  ['another municipality’s partner', () => OTHER_PARTY],
];

async function ask(query: string, caller: Caller = ANYONE) {
  const { data, errors } = await promises.ask(query, {}, caller);
  expect(errors).toEqual([]);
  return data;
}

/** Every way there is to come upon a promise, its area, its goal and its measure. */
const everyWay = (municipality: string, slug: unknown, area: string, goal: string, measure: string) => `{
  citizenPromise(slug: "${slug}") { id }
  citizenPromises(first: 100, filter: { municipality: "${municipality}" }) { totalCount edges { node { slug } } }
  focusArea(id: "${area}") { number }
  measure(id: "${measure}") { title }
  measures(first: 100, filter: { focusArea: "${area}" }) { totalCount edges { node { id } } }
  municipality(code: "${municipality}") { promises { slug } currentPromise { slug } }
  _entities(representations: [
    { __typename: "CitizenPromise", slug: "${slug}" }, { __typename: "FocusArea", id: "${area}" },
    { __typename: "Goal", id: "${goal}" }, { __typename: "Measure", id: "${measure}" }
  ]) { __typename }
}`;
const NOTHING = {
  citizenPromise: null,
  citizenPromises: { totalCount: 0, edges: [] },
  focusArea: null,
  measure: null,
  measures: { totalCount: 0, edges: [] },
  municipality: { promises: [], currentPromise: null },
  _entities: [null, null, null, null],
};

describe('a promise not yet open', () => {
  let promise: { id: string; version: number } & Record<string, unknown>;
  let municipality: string;
  let query: string;
  beforeEach(async () => {
    municipality = ownMunicipality();
    const made = await draftWithArea(promises, { municipalities: [municipality] });
    promise = made.promise;
    const goal = await changed(promises, 'setGoal', { focusArea: made.area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' });
    const measure = await propose(promises, [made.area.id], { visibility: 'PARTY' });
    query = everyWay(municipality, promise['slug'], made.area.id, goal.id, measure.id);
  });

  it.each(BLIND)('as a draft is nowhere for %s, and everywhere for its own party', async (_who, callerIn) => {
    expect(await ask(query, callerIn(municipality))).toEqual(NOTHING);
    const own = await ask(query, partyOf(municipality));
    expect(own).toMatchObject({ citizenPromise: { id: promise.id }, measures: { totalCount: 1 } });
    expect(own._entities).not.toContain(null);
  });

  it.each(BLIND)('under embargo is nowhere for %s, and opens when the embargo has passed', async (_who, callerIn) => {
    await sign(promises, promise);
    await changed(promises, 'publishPromise', { id: promise.id, version: 2, visibleFrom: momentFromNow(1) });
    const open = { citizenPromise: { id: promise.id }, municipality: { currentPromise: { slug: promise['slug'] } } };
    expect(await ask(query, callerIn(municipality))).toEqual(NOTHING);
    expect(await ask(query, partyOf(municipality))).toMatchObject(open);
    await promises.database.source.query('update citizen_promise set visible_from = now() where id = $1', [promise.id]);
    expect(await ask(query, callerIn(municipality))).toMatchObject(open);
  });
});

describe('what is open is written by its own parties alone', () => {
  it('and not by another municipality’s, nor by one of two', async () => {
    const { promise, area } = await publishedWithArea(promises, { municipalities: ['9001', '9003'] });
    const oneOfTwo = partyOf('9001', '9002');
    const { id } = promise;
    const measure = await propose(promises, [area.id]);
    for (const caller of [OTHER_PARTY, oneOfTwo]) {
      expect(await refused(promises, 'signPromise', { id, version: 2, signedOn: dayFromNow(0) }, caller)).toMatchObject({
        code: 'NOT_FOUND',
      });
      const input = { id: measure.id, version: 1, state: 'ONGOING' };
      expect(await refused(promises, 'changeMeasureState', input, caller)).toMatchObject({ code: 'NOT_FOUND' });
    }
    const input = { id: measure.id, version: 1, state: 'ONGOING' };
    await changed(promises, 'changeMeasureState', input, partyOf('9001', '9003'));
  });
});

describe('what is hidden leaves no trace', () => {
  const about = (slug: unknown) => `{
    citizenPromise(slug: "${slug}") {
      state successor { slug } changesFromPredecessor { added { number } removed { number } kept { number } }
      focusAreas { number progress { measures completed overdue percent } measures { totalCount edges { node { id } } } }
      followUps { text }
    }
    citizenPromises(first: 100, filter: { municipality: "9010" }) { totalCount edges { cursor node { slug } } }
    measures(first: 100, filter: { responsible: "hidden-from-view" }) { totalCount pageInfo { hasNextPage endCursor } }
    _entities(representations: [{ __typename: "Organisation", slug: "hidden-from-view" }]) {
      ... on Organisation { responsibleFor { totalCount } }
    }
  }`;

  it('in state, successor, changes, progress or counts', async () => {
    const period = { from: dayFromNow(-400), to: dayFromNow(-1) };
    const first = await publishedWithArea(promises, { municipalities: ['9010'], period });
    await sign(promises, first.promise);
    const second = await publishedWithArea(promises, { municipalities: ['9010'], period, predecessor: first.promise.id });
    await sign(promises, second.promise);
    const before = await ask(about(second.promise['slug']));
    expect(before.citizenPromise.state).toBe('EXPIRED');

    const hidden = await draftWithArea(promises, { municipalities: ['9010'], predecessor: second.promise.id });
    await sign(promises, hidden.promise);
    const late = { dueOn: dayFromNow(-1), responsible: 'hidden-from-view' };
    await propose(promises, [second.area.id], { ...late, visibility: 'PARTY' });
    const { id } = await propose(promises, [second.area.id], { ...late, visibleFrom: momentFromNow(1) });
    for (const [version, state] of [
      [1, 'ONGOING'],
      [2, 'COMPLETED'],
    ])
      await changed(promises, 'changeMeasureState', { id, version, state });
    expect(await ask(about(second.promise['slug']))).toEqual(before);

    const party = await ask(about(second.promise['slug']), partyOf('9010'));
    expect(party).toMatchObject({
      citizenPromise: {
        state: 'SUPERSEDED',
        successor: { slug: hidden.promise['slug'] },
        focusAreas: [{ progress: { measures: 2, completed: 1, overdue: 1, percent: 50 } }],
      },
      measures: { totalCount: 2 },
      _entities: [{ responsibleFor: { totalCount: 2 } }],
    });
  });

  it('in a hidden predecessor', async () => {
    const hidden = await draftWithArea(promises);
    const { promise } = await publishedWithArea(promises, { predecessor: hidden.promise.id });
    const query = `{ citizenPromise(slug: "${promise['slug']}") { predecessor { id } changesFromPredecessor { added { id } } } }`;
    expect((await ask(query)).citizenPromise).toEqual({ predecessor: null, changesFromPredecessor: null });
  });

  it('in the areas of a measure that two municipalities share, and in what a filter finds', async () => {
    const mine = await draftWithArea(promises, { municipalities: ['9001'] });
    const theirs = await draftWithArea(promises, { municipalities: ['9003'] });
    const { id } = await propose(promises, [mine.area.id, theirs.area.id], { visibility: 'PARTY' });
    const query = `{ measure(id: "${id}") { focusAreas { id } } measures(filter: { focusArea: "${theirs.area.id}" }) { totalCount } }`;
    expect(await ask(query, partyOf('9001'))).toEqual({
      measure: { focusAreas: [{ id: mine.area.id }] },
      measures: { totalCount: 0 },
    });
  });

  it('in the timeline of a measure whose readers become fewer', async () => {
    const { area } = await publishedWithArea(promises);
    const { id } = await propose(promises, [area.id]);
    await changed(promises, 'reviseMeasure', { id, version: 1, visibility: 'COUNCIL' });
    const events = 'select distinct visibility from measure_event where measure_id = $1';
    expect(await promises.database.source.query(events, [id])).toEqual([{ visibility: 'COUNCIL' }]);
    const query = `{ measure(id: "${id}") { timeline { totalCount } } }`;
    expect((await ask(query)).measure).toBeNull();
    expect((await ask(query, councilOf('9001'))).measure).toEqual({ timeline: { totalCount: 2 } });
    expect((await ask(query, sectorOf('9001'))).measure).toBeNull();
  });
});

it('a draft under embargo is open to none but its own parties, also when a successor is asked for', async () => {
  const { promise } = await publishedWithArea(promises);
  const next = await draft(promises, { predecessor: promise.id, visibleFrom: momentFromNow(1) });
  const query = `{ citizenPromise(slug: "${promise['slug']}") { successor { slug } } }`;
  for (const [, callerIn] of BLIND) expect((await ask(query, callerIn('9001'))).citizenPromise).toEqual({ successor: null });
  expect((await ask(query, partyOf('9001'))).citizenPromise.successor.slug).toBe(next['slug']);
});
