import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changed, dayFromNow, openSynthetic, propose, publishedWithArea, refused } from './fixtures.ts';

let promises: TestSubgraph;
let area: string;
beforeAll(async () => {
  promises = await openSynthetic();
  area = (await publishedWithArea(promises)).area.id;
});
afterAll(() => promises.close());

const _NOBODY = '00000000-0000-4000-8000-000000000000';
const STATES = ['PLANNED', 'ONGOING', 'DELAYED', 'PAUSED', 'COMPLETED', 'CANCELLED'] as const;
type State = (typeof STATES)[number];
const MAY_BECOME: Record<State, State[]> = {
  PLANNED: ['ONGOING', 'DELAYED', 'CANCELLED'],
  ONGOING: ['DELAYED', 'PAUSED', 'COMPLETED', 'CANCELLED'],
  DELAYED: ['ONGOING', 'PAUSED', 'COMPLETED', 'CANCELLED'],
  PAUSED: ['ONGOING', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};
const WAY_TO: Record<State, State[]> = {
  PLANNED: [],
  ONGOING: ['ONGOING'],
  DELAYED: ['DELAYED'],
  PAUSED: ['ONGOING', 'PAUSED'],
  COMPLETED: ['ONGOING', 'COMPLETED'],
  CANCELLED: ['CANCELLED'],
};

/** A measure brought to a state, step by step. */
async function measureIn(state: State, changes: object = {}, within = area) {
  let measure = await propose(promises, [within], changes);
  for (const step of WAY_TO[state])
    measure = await changed(promises, 'changeMeasureState', { id: measure.id, version: measure.version, state: step });
  return measure;
}

async function read(id: string, fields: string) {
  const { data, errors } = await promises.ask(`{ measure(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.measure;
}

describe('a measure’s state', () => {
  const pairs = STATES.flatMap((from) => STATES.map((to) => [from, to] as const));

  it.each(pairs)('from %s to %s', async (from, to) => {
    const { id, version } = await measureIn(from);
    const input = { id, version, state: to };
    if (MAY_BECOME[from].includes(to)) {
      const done = to === 'COMPLETED' ? { completedOn: dayFromNow(0), progress: 100 } : { completedOn: null };
      expect(await changed(promises, 'changeMeasureState', input)).toMatchObject({ state: to, version: version + 1, ...done });
    }
  });

  it.each(STATES)('%s takes progress and new words, or refuses them', async (state) => {
    const { id, version } = await measureIn(state);
    const takesProgress = state === 'ONGOING' || state === 'DELAYED';
    const progress = { id, version, progress: 40 };
    if (takesProgress) {
      expect(await changed(promises, 'recordProgress', progress)).toMatchObject({ progress: 40, version: version + 1 });
    } else {
      expect(await refused(promises, 'recordProgress', progress)).toMatchObject({
        code: 'BAD_TRANSITION',
        message: `The measure is ${state}; progress is recorded while it is ONGOING or DELAYED`,
      });
    }
    const words = { id, version: takesProgress ? version + 1 : version, title: 'SYNTHETIC anew' };
    if (MAY_BECOME[state].length > 0)
      expect(await changed(promises, 'reviseMeasure', words)).toMatchObject({ title: 'SYNTHETIC anew' });
    else expect(await refused(promises, 'reviseMeasure', words)).toMatchObject({ code: 'BAD_TRANSITION', field: ['id'] });
  });
});

describe('proposing and revising', () => {
  it('keeps everything that was said, and leaves open what was not', async () => {
    const full = {
      description: 'SYNTHETIC description',
      participants: ['synthetic-kommun', 'amal-handel', 'amal-handel'],
      startsOn: dayFromNow(1),
      dueOn: dayFromNow(2),
    };
    const measure = await propose(promises, [area, area.toUpperCase()], full);
    expect(measure).toMatchObject({
      ...full,
      participants: [{ slug: 'synthetic-kommun' }, { slug: 'amal-handel' }],
      state: 'PLANNED',
      version: 1,
      progress: null,
      responsible: { slug: 'polisen' },
      focusAreas: [{ number: 1 }],
    });
    expect(await propose(promises, [area])).toMatchObject({
      description: null,
      participants: [],
      startsOn: null,
      dueOn: null,
    });
    const revised = { id: measure.id, version: 1, responsible: 'amal-handel', dueOn: dayFromNow(9) };
    expect(await changed(promises, 'reviseMeasure', revised)).toMatchObject({
      responsible: { slug: 'amal-handel' },
      dueOn: dayFromNow(9),
      description: 'SYNTHETIC description',
      title: 'SYNTHETIC measure',
      version: 2,
    });
  });
});

describe('what follows from the days', () => {
  it('tells the timeline oldest first, a page at a time', async () => {
    const { id } = await propose(promises, [area]);
    await changed(promises, 'reviseMeasure', { id, version: 1, title: 'SYNTHETIC' });
    await changed(promises, 'changeMeasureState', { id, version: 2, state: 'ONGOING', note: 'SYNTHETIC begun' });
    await changed(promises, 'recordProgress', { id, version: 3, progress: 0, note: 'SYNTHETIC not far' });
    const page = 'totalCount pageInfo { hasNextPage endCursor } edges { node { kind note by { slug } } }';
    const { timeline } = await read(id, `timeline(first: 3) { ${page} }`);
    expect(timeline).toMatchObject({
      totalCount: 4,
      pageInfo: { hasNextPage: true },
      edges: [
        { node: { kind: 'PROPOSED', note: null, by: { slug: 'test' } } },
        { node: { kind: 'REVISED', note: null } },
        { node: { kind: 'STATE_CHANGED', note: 'SYNTHETIC begun' } },
      ],
    });
    const rest = await read(id, `timeline(first: 3, after: "${timeline.pageInfo.endCursor}") { ${page} } progress`);
    expect(rest).toMatchObject({
      progress: 0,
      timeline: { totalCount: 4, pageInfo: { hasNextPage: false }, edges: [{ node: { kind: 'PROGRESS_RECORDED' } }] },
    });
  });

  it.each([
    ['PLANNED', -1, true],
    ['PLANNED', 0, false],
    ['PLANNED', null, false],
    ['PAUSED', -1, true],
    ['DELAYED', 1, false],
    ['COMPLETED', -1, false],
    ['CANCELLED', -1, false],
  ] as const)('%s and due in %j days is overdue: %j', async (state, days, overdue) => {
    const own = (await publishedWithArea(promises)).area.id;
    const { id } = await measureIn(state, days === null ? {} : { dueOn: dayFromNow(days) }, own);
    expect(await read(id, 'overdue')).toEqual({ overdue });
    const query = `query ($own: ID!) {
      overdue: measures(filter: { focusArea: $own, overdue: true }) { totalCount }
      others: measures(filter: { focusArea: $own, overdue: false }) { totalCount }
    }`;
    const { data } = await promises.ask(query, { own });
    expect([data.overdue.totalCount, data.others.totalCount]).toEqual(overdue ? [1, 0] : [0, 1]);
  });

  it('counts an area’s progress over its measures, the cancelled excepted', async () => {
    const own = (await publishedWithArea(promises)).area.id;
    const progress = async () =>
      (await promises.ask(`{ focusArea(id: "${own}") { progress { measures completed overdue percent } } }`)).data.focusArea
        .progress;
    expect(await progress()).toEqual({ measures: 0, completed: 0, overdue: 0, percent: null });
    const steps = async (states: State[], changes: object = {}) => {
      let { id, version } = await propose(promises, [own], changes);
      for (const state of states) ({ id, version } = await changed(promises, 'changeMeasureState', { id, version, state }));
    };
    await steps(['CANCELLED'], { dueOn: dayFromNow(-1) });
    expect(await progress()).toEqual({ measures: 0, completed: 0, overdue: 0, percent: null });
    await steps(['ONGOING', 'COMPLETED'], { dueOn: dayFromNow(-1) });
    await steps([], { dueOn: dayFromNow(-1) });
    await steps(['DELAYED']);
    await steps([]);
    expect(await progress()).toEqual({ measures: 4, completed: 1, overdue: 1, percent: 25 });
  });
});
