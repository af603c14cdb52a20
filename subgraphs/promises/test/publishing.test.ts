import { ANYONE } from '@hub/kernel';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changed, dayFromNow, draftWithArea, openSynthetic, publishedWithArea, sign } from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const _NOBODY = '00000000-0000-4000-8000-000000000000';

async function read(slug: unknown, fields: string, caller = ANYONE) {
  const { data, errors } = await promises.ask(`{ citizenPromise(slug: "${slug}") { ${fields} } }`, {}, caller);
  expect(errors).toEqual([]);
  return data.citizenPromise;
}

describe('publishPromise', () => {
  it('opens the promise with all that stands in it', async () => {
    const { promise, area } = await draftWithArea(promises);
    const commitments = [{ text: 'SYNTHETIC', by: ['polisen'] }];
    await changed(promises, 'addFocusArea', { promise: promise.id, number: 2, title: 'SYNTHETIC', commitments });
    await changed(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' });
    expect(await read(promise['slug'], 'id')).toBeNull();
    const published = await changed(promises, 'publishPromise', { id: promise.id, version: 1 });
    expect(published).toMatchObject({ state: 'AGREED', visibility: 'PUBLIC', version: 2 });
    expect(await read(promise['slug'], 'focusAreas { number goals { text } commitments { text } }')).toEqual({
      focusAreas: [
        { number: 1, goals: [{ text: 'SYNTHETIC' }], commitments: [] },
        { number: 2, goals: [], commitments: [{ text: 'SYNTHETIC' }] },
      ],
    });
  });
});

describe('signPromise', () => {
  it('signs, and does not publish', async () => {
    const { promise } = await draftWithArea(promises);
    expect(await sign(promises, promise)).toMatchObject({
      state: 'ACTIVE',
      signedOn: dayFromNow(0),
      visibility: 'PARTY',
      version: 2,
    });
    expect(await read(promise['slug'], 'id')).toBeNull();
    const published = await changed(promises, 'publishPromise', { id: promise.id, version: 2 });
    expect(published).toMatchObject({ state: 'ACTIVE', visibility: 'PUBLIC', version: 3 });
  });
});

describe('assessGoal and recordFollowUp', () => {
  async function goalOf(area: { id: string }) {
    return changed(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind: 'AT_LEAST', target: 2 });
  }

  it('assess once the promise is signed, keep the sources, and can be taken back', async () => {
    const { promise, area } = await publishedWithArea(promises);
    const { id } = await goalOf(area);
    const assessment = { id, outcome: 0, assessment: 'NOT_MET', assessedOn: dayFromNow(0) };
    await sign(promises, promise);
    const first = await changed(promises, 'assessGoal', { ...assessment, sources: [{ title: 'SYNTHETIC one' }] });
    expect(first).toMatchObject({ outcome: 0, assessment: 'NOT_MET', assessedOn: dayFromNow(0) });
    const second = { ...assessment, assessment: 'NOT_ASSESSED', sources: [{ title: 'SYNTHETIC two' }] };
    expect(await changed(promises, 'assessGoal', second)).toEqual({
      id,
      outcome: 0,
      assessment: 'NOT_ASSESSED',
      assessedOn: null,
      sources: [{ title: 'SYNTHETIC one' }, { title: 'SYNTHETIC two' }],
    });
  });

  it('tell of how a signed promise goes, oldest first, by the partner that tells', async () => {
    const { promise } = await publishedWithArea(promises);
    const followUp = { promise: promise.id, on: dayFromNow(0), text: 'SYNTHETIC later' };
    await sign(promises, promise);
    await changed(promises, 'recordFollowUp', followUp, callerOf('PARTY', ['promises:write'], ['9001']));
    await changed(promises, 'recordFollowUp', { ...followUp, on: dayFromNow(-3), text: 'SYNTHETIC sooner' });
    expect(await read(promise['slug'], 'followUps { text by { slug } }')).toEqual({
      followUps: [
        { text: 'SYNTHETIC sooner', by: [{ slug: 'test' }] },
        { text: 'SYNTHETIC later', by: [{ slug: 'test-party' }] },
      ],
    });
  });
});

describe('the state of a promise', () => {
  const PAST = { from: dayFromNow(-400), to: dayFromNow(-1) };

  async function signed(changes: object, goals = 0) {
    const { promise, area } = await publishedWithArea(promises, changes);
    const ids = [];
    for (let count = 0; count < goals; count += 1)
      ids.push((await changed(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' })).id);
    return { promise: await sign(promises, promise), goals: ids };
  }
  const assess = (id: string, assessment: string) =>
    changed(promises, 'assessGoal', { id, assessment, assessedOn: dayFromNow(0) });

  it.each([
    ['SIGNED', { from: dayFromNow(1), to: dayFromNow(2) }],
    ['ACTIVE', { from: dayFromNow(0), to: dayFromNow(0) }],
    ['ACTIVE', { from: dayFromNow(-1), to: dayFromNow(1) }],
    ['EXPIRED', PAST],
  ])('is %s over %j', async (state, period) => {
    expect((await signed({ period })).promise['state']).toBe(state);
  });

  it('is EVALUATED once every goal is assessed, and not before', async () => {
    const { promise, goals } = await signed({ period: PAST }, 2);
    await assess(goals[0] ?? '', 'MET');
    expect(await read(promise['slug'], 'state')).toEqual({ state: 'EXPIRED' });
    await assess(goals[1] ?? '', 'NOT_MET');
    expect(await read(promise['slug'], 'state')).toEqual({ state: 'EVALUATED' });
    await assess(goals[1] ?? '', 'NOT_ASSESSED');
    expect(await read(promise['slug'], 'state')).toEqual({ state: 'EXPIRED' });
  });

  it('is SUPERSEDED once a signed successor’s period has begun', async () => {
    const { promise } = await signed({ period: PAST });
    const later = await signed({ predecessor: promise.id, period: { from: dayFromNow(1), to: dayFromNow(9) } });
    expect(await read(promise['slug'], 'state successor { id }')).toEqual({
      state: 'EXPIRED',
      successor: { id: later.promise.id },
    });
    const now = await publishedWithArea(promises, { predecessor: promise.id });
    expect(await read(promise['slug'], 'state')).toEqual({ state: 'EXPIRED' });
    await sign(promises, now.promise);
    expect(await read(promise['slug'], 'state')).toEqual({ state: 'SUPERSEDED' });
  });

  it('is what the list filters by', async () => {
    const { data } = await promises.ask(`{ citizenPromises(first: 100) { edges { node { id state } } }
      ${['AGREED', 'SIGNED', 'ACTIVE', 'EXPIRED', 'EVALUATED', 'SUPERSEDED', 'DRAFT']
        .map(
          (state) => `${state}: citizenPromises(first: 100, filter: { state: [${state}] }) { totalCount edges { node { id } } }`,
        )
        .join('\n')} none: citizenPromises(filter: { state: [] }) { totalCount } }`);
    const { citizenPromises, none, ...byState } = data;
    expect(none).toEqual({ totalCount: 0 });
    for (const [state, list] of Object.entries(byState) as [string, { totalCount: number; edges: unknown[] }][]) {
      const wanted = citizenPromises.edges.filter((edge: { node: { state: string } }) => edge.node.state === state);
      expect({ state, ...list }).toEqual({
        state,
        totalCount: wanted.length,
        edges: wanted.map(({ node: { id } }: { node: { id: string } }) => ({ node: { id } })),
      });
    }
  });

  it('makes a promise the current one of every municipality it holds in', async () => {
    const { promise } = await signed({ municipalities: ['9020', '9021'] });
    await signed({ municipalities: ['9021'], period: { from: dayFromNow(-300), to: dayFromNow(300) } });
    const { data } = await promises.ask(
      '{ a: municipality(code: "9020") { ...current } b: municipality(code: "9021") { ...current } c: municipality(code: "9022") { ...current } } fragment current on Municipality { currentPromise { id } promises { id } }',
    );
    expect(data).toMatchObject({
      a: { currentPromise: { id: promise.id }, promises: [{ id: promise.id }] },
      b: { currentPromise: { id: promise.id }, promises: [{ id: promise.id }, {}] },
      c: { currentPromise: null, promises: [] },
    });
  });
});
