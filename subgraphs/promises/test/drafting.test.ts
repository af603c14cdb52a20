import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changed, draft, draftInput, draftWithArea, openSynthetic, publishedWithArea } from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const _NOBODY = '00000000-0000-4000-8000-000000000000';
const SOURCES = [{ title: 'SYNTHETIC page', url: 'https://example.org/page' }];

describe('draftPromise', () => {
  it('makes a draft that the parties alone read', async () => {
    const input = draftInput({ situation: 'SYNTHETIC situation', sources: SOURCES });
    const { id, ...made } = await changed(promises, 'draftPromise', input);
    expect(made).toEqual({ slug: input.slug, version: 1, state: 'DRAFT', visibility: 'PARTY' });
    const query = `{ citizenPromise(slug: "${input.slug}") { id title situation period { from to } parties { slug } sources { url } } }`;
    expect((await promises.ask(query, {}, callerOf('PARTY'))).data.citizenPromise).toEqual({
      id,
      title: input.title,
      situation: 'SYNTHETIC situation',
      period: input.period,
      parties: [{ slug: 'polisen' }, { slug: 'synthetic-kommun' }],
      sources: [{ url: 'https://example.org/page' }],
    });
  });

  it('counts a municipality or a party named twice once', async () => {
    const { slug } = await draft(promises, { municipalities: ['9001', '9001'], parties: ['polisen', 'polisen'] });
    const query = `{ citizenPromise(slug: "${slug}") { municipalities { code } parties { slug } } }`;
    const { data } = await promises.ask(query, {}, callerOf('PARTY'));
    expect(data.citizenPromise).toEqual({ municipalities: [{ code: '9001' }], parties: [{ slug: 'polisen' }] });
  });

  it('follows a predecessor', async () => {
    const { promise } = await publishedWithArea(promises);
    const after = await draft(promises, { predecessor: promise.id.toUpperCase() });
    const query = `{ citizenPromise(slug: "${after['slug']}") { predecessor { id } changesFromPredecessor { removed { number } added { number } } } }`;
    expect((await promises.ask(query, {}, callerOf('PARTY'))).data.citizenPromise).toEqual({
      predecessor: { id: promise.id },
      changesFromPredecessor: { removed: [{ number: 1 }], added: [] },
    });
  });
});

describe('addFocusArea', () => {
  it('adds an area with its commitments, as open as its promise', async () => {
    const { promise } = await publishedWithArea(promises);
    const area = await changed(promises, 'addFocusArea', {
      promise: promise.id,
      number: 2,
      title: 'SYNTHETIC area',
      definition: 'SYNTHETIC definition',
      commitments: [
        { text: 'SYNTHETIC one', by: ['polisen'] },
        { text: 'SYNTHETIC two', by: ['polisen', 'synthetic-kommun'] },
      ],
      sources: SOURCES,
    });
    expect(area).toMatchObject({
      number: 2,
      definition: 'SYNTHETIC definition',
      commitments: [
        { text: 'SYNTHETIC one', by: [{ slug: 'polisen' }] },
        { text: 'SYNTHETIC two', by: [{ slug: 'polisen' }, { slug: 'synthetic-kommun' }] },
      ],
      sources: [{ title: 'SYNTHETIC page' }],
    });
    const { data } = await promises.ask(`{ focusArea(id: "${area.id}") { number commitments { text } } }`);
    expect(data.focusArea).toMatchObject({ number: 2, commitments: [{}, {}] });
  });
});

describe('setGoal', () => {
  it('sets goals of every kind, in order, and changes one', async () => {
    const { area } = await draftWithArea(promises);
    const period = { from: '2025-01-01', to: '2025-12-31' };
    const goals = [
      { kind: 'AT_LEAST', target: 15, unit: 'personer' },
      { kind: 'AT_MOST', target: 0 },
      { kind: 'NOT_ABOVE_BASELINE', baseline: 0 },
      { kind: 'BELOW_BASELINE', baselinePeriod: period },
      { kind: 'QUALITATIVE' },
    ];
    const ids = [];
    for (const [place, goal] of goals.entries()) {
      const set = await changed(promises, 'setGoal', { focusArea: area.id, text: `SYNTHETIC ${place}`, ...goal });
      expect(set).toMatchObject({ ...goal, outcome: null, assessment: 'NOT_ASSESSED' });
      ids.push(set.id);
    }
    const again = { focusArea: area.id, id: ids[0], text: 'SYNTHETIC anew', kind: 'QUALITATIVE', sources: SOURCES };
    expect(await changed(promises, 'setGoal', again)).toMatchObject({
      id: ids[0],
      kind: 'QUALITATIVE',
      target: null,
      unit: null,
    });
    const { data } = await promises.ask(`{ focusArea(id: "${area.id}") { goals { id text } } }`, {}, callerOf('PARTY'));
    expect(data.focusArea.goals.map((goal: { id: string }) => goal.id)).toEqual(ids);
    expect(data.focusArea.goals[0].text).toBe('SYNTHETIC anew');
  });
});
