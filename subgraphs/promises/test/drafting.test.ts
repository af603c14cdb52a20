import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draft,
  draftInput,
  draftWithArea,
  openSynthetic,
  publishedWithArea,
  refused,
  sign,
} from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
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

  it('refuses SLUG_TAKEN, also for a slug that the caller may not see', async () => {
    const { slug } = await draft(promises, { municipalities: ['9002'] });
    const error = await refused(promises, 'draftPromise', draftInput({ slug }), callerOf('PARTY', ['promises:write'], ['9001']));
    expect(error).toEqual({ code: 'SLUG_TAKEN', message: `slug is ${slug}, and another promise has it`, field: ['slug'] });
  });

  it('refuses PERIOD_ORDER', async () => {
    const period = { from: '2026-02-01', to: '2026-01-31' };
    expect(await refused(promises, 'draftPromise', draftInput({ period }))).toEqual({
      code: 'PERIOD_ORDER',
      message: 'period.from is 2026-02-01, after period.to, 2026-01-31',
      field: ['period', 'from'],
    });
  });

  it.each([
    ['a municipality that the hub does not hold', { municipalities: ['9001', '9999'] }, ['municipalities', '1']],
    ['a predecessor that is none', { predecessor: NOBODY }, ['predecessor']],
    ['a predecessor whose id is none', { predecessor: 'amal-2020' }, ['predecessor']],
  ])('refuses NOT_FOUND for %s', async (_what, changes, field) => {
    expect(await refused(promises, 'draftPromise', draftInput(changes))).toEqual({
      code: 'NOT_FOUND',
      message: 'Not found',
      field,
    });
  });

  it('refuses NOT_FOUND for a municipality outside the grant', async () => {
    const caller = callerOf('PARTY', ['promises:write'], ['9002']);
    const error = await refused(promises, 'draftPromise', draftInput({ municipalities: ['9002', '9001'] }), caller);
    expect(error).toMatchObject({ code: 'NOT_FOUND', field: ['municipalities'] });
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

  it('refuses NUMBER_TAKEN', async () => {
    const { promise } = await draftWithArea(promises);
    expect(await refused(promises, 'addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC' })).toEqual({
      code: 'NUMBER_TAKEN',
      message: 'number is 1, and another focus area of the promise has it',
      field: ['number'],
    });
  });

  it('refuses NOT_FOUND, and BAD_TRANSITION once the promise is signed', async () => {
    expect(await refused(promises, 'addFocusArea', { promise: NOBODY, number: 1, title: 'SYNTHETIC' })).toMatchObject({
      code: 'NOT_FOUND',
      field: ['promise'],
    });
    const { promise } = await draftWithArea(promises);
    await sign(promises, promise);
    expect(await refused(promises, 'addFocusArea', { promise: promise.id, number: 2, title: 'SYNTHETIC' })).toMatchObject({
      code: 'BAD_TRANSITION',
      message: 'The promise is SIGNED; focus areas are added while it is DRAFT or AGREED',
    });
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

  it.each([
    ['AT_LEAST', {}, 'kind is AT_LEAST, which needs a target', ['target']],
    ['AT_MOST', { baseline: 3 }, 'kind is AT_MOST, which needs a target', ['target']],
    ['BELOW_BASELINE', {}, 'kind is BELOW_BASELINE, which needs a baseline or a baselinePeriod', ['baseline']],
    ['NOT_ABOVE_BASELINE', {}, 'kind is NOT_ABOVE_BASELINE, which needs a baseline or a baselinePeriod', ['baseline']],
  ])('refuses GOAL_TARGET_MISSING for %s with %j', async (kind, changes, message, field) => {
    const { area } = await draftWithArea(promises);
    const error = await refused(promises, 'setGoal', { focusArea: area.id, text: 'SYNTHETIC', kind, ...changes });
    expect(error).toEqual({ code: 'GOAL_TARGET_MISSING', message, field });
  });

  it('refuses PERIOD_ORDER of the baseline', async () => {
    const { area } = await draftWithArea(promises);
    const baselinePeriod = { from: '2025-12-31', to: '2025-01-01' };
    const input = { focusArea: area.id, text: 'SYNTHETIC', kind: 'BELOW_BASELINE', baselinePeriod };
    expect(await refused(promises, 'setGoal', input)).toMatchObject({ code: 'PERIOD_ORDER', field: ['baselinePeriod', 'from'] });
  });

  it('refuses NOT_FOUND for an area or a goal that is none, and for a goal of another area', async () => {
    const { area } = await draftWithArea(promises);
    const other = await draftWithArea(promises);
    const goal = { text: 'SYNTHETIC', kind: 'QUALITATIVE' };
    const { id } = await changed(promises, 'setGoal', { focusArea: other.area.id, ...goal });
    for (const [input, field] of [
      [{ focusArea: NOBODY }, 'focusArea'],
      [{ focusArea: 'amal-2020/1' }, 'focusArea'],
      [{ focusArea: area.id, id: NOBODY }, 'id'],
      [{ focusArea: area.id, id }, 'id'],
    ] as const) {
      expect(await refused(promises, 'setGoal', { ...goal, ...input })).toEqual({
        code: 'NOT_FOUND',
        message: 'Not found',
        field: [field],
      });
    }
  });

  it('refuses BAD_TRANSITION once the promise is signed', async () => {
    const { promise, area } = await draftWithArea(promises, { period: { from: dayFromNow(-1), to: dayFromNow(1) } });
    await sign(promises, promise);
    const input = { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' };
    expect(await refused(promises, 'setGoal', input)).toMatchObject({ code: 'BAD_TRANSITION' });
  });
});
