import { randomUUID } from 'node:crypto';
import { callerOf, PARTY, type TestSubgraph, type Told } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changed, openSynthetic, propose, publishedWithArea, refused } from './fixtures.ts';

let promises: TestSubgraph;
let area: string;
beforeAll(async () => {
  promises = await openSynthetic();
  area = (await publishedWithArea(promises)).area.id;
});
afterAll(() => promises.close());

const FOLLOWED = 'subscription { measureChanged(municipality: "9001") { id title state } }';

/** Follows as the caller; `next` waits for what is told next, and `end` ends it. */
async function follow({
  query = FOLLOWED,
  caller = callerOf('PUBLIC'),
  after,
}: {
  query?: string;
  caller?: typeof PARTY;
  after?: string;
} = {}) {
  const ending = new AbortController();
  const events = promises.follow(query, { caller, end: ending.signal, ...(after !== undefined && { after }) });
  const next = async () => (await events.next()).value as Told;
  const end = async () => {
    ending.abort();
    await events.next().catch(() => undefined);
  };
  // Where it goes on from is told at once, unless the caller knows it already.
  const first = after === undefined ? await next() : undefined;
  return { next, end, first };
}

const titleOf = ({ answer }: Told) => answer?.data.measureChanged.title;
const proposeAs = (title: string, changes: object = {}) => propose(promises, [area], { title: `SYNTHETIC ${title}`, ...changes });

describe('measureChanged', () => {
  it('tells each write of a measure as it stands, in their order, and where to go on from', async () => {
    const { next, end, first } = await follow();
    expect(first).toEqual({ id: expect.stringMatching(/^\d{13}$/), answer: undefined });
    const { id, version } = await proposeAs('one');
    const proposed = await next();
    expect(proposed).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      answer: { data: { measureChanged: { id, title: 'SYNTHETIC one', state: 'PLANNED' } }, errors: [] },
    });
    await changed(promises, 'changeMeasureState', { id, version, state: 'ONGOING' });
    const moved = await next();
    expect(moved.answer?.data.measureChanged.state).toBe('ONGOING');
    expect(moved.id).not.toBe(proposed.id);
    await end();
  });

  it('tells nothing of a row that the caller may not read, of another municipality’s, or of what was refused', async () => {
    const anyone = await follow();
    const party = await follow({ caller: PARTY });
    await proposeAs('hidden', { visibility: 'PARTY' });
    await proposeAs('embargoed', { visibleFrom: new Date(Date.now() + 3_600_000).toISOString() });
    const elsewhere = await publishedWithArea(promises, { municipalities: ['9002'] });
    await propose(promises, [elsewhere.area.id], { title: 'SYNTHETIC elsewhere' });
    await refused(promises, 'changeMeasureState', { id: randomUUID(), version: 1, state: 'ONGOING' });
    await proposeAs('seen');
    expect(titleOf(await anyone.next())).toBe('SYNTHETIC seen');
    expect([await party.next(), await party.next(), await party.next()].map(titleOf)).toEqual(
      ['hidden', 'embargoed', 'seen'].map((title) => `SYNTHETIC ${title}`),
    );
    await anyone.end();
    await party.end();
  });

  it('asks at each event who may read the row, as it stands then', async () => {
    const { next, end } = await follow();
    const measure = await proposeAs('open');
    expect(titleOf(await next())).toBe('SYNTHETIC open');
    await changed(promises, 'reviseMeasure', {
      id: measure.id,
      version: measure.version,
      title: 'SYNTHETIC closed',
      visibility: 'PARTY',
    });
    await proposeAs('after it');
    expect(titleOf(await next())).toBe('SYNTHETIC after it');
    await end();
  });

  it('goes on after the last event that its caller has', async () => {
    const first = await follow();
    await proposeAs('before');
    const { id: after = '' } = await first.next();
    await first.end();
    await proposeAs('missed 1');
    await proposeAs('not for anyone', { visibility: 'PARTY' });
    await proposeAs('missed 2');
    const again = await follow({ after });
    expect([await again.next(), await again.next()].map(titleOf)).toEqual(['SYNTHETIC missed 1', 'SYNTHETIC missed 2']);
    await again.end();
  });

  it('goes on from where it began, where nothing had come by', async () => {
    const first = await follow();
    await first.end();
    await proposeAs('the first one');
    const again = await follow({ after: first.first?.id ?? '' });
    for (let told = await again.next(); titleOf(told) !== 'SYNTHETIC the first one'; told = await again.next());
    await again.end();
  });

  it('tells a reader that is behind each row once, as it stands', async () => {
    const { next, end } = await follow();
    await proposeAs('a begin');
    await next();
    const slow = await proposeAs('slow');
    let { version } = slow;
    for (const state of ['ONGOING', 'PAUSED', 'ONGOING'])
      ({ version } = await changed(promises, 'changeMeasureState', { id: slow.id, version, state }));
    await proposeAs('an end');
    const told = [await next(), await next()];
    expect(told.map(({ answer }) => [titleOf({ id: '', answer }), answer?.data.measureChanged.state])).toEqual([
      ['SYNTHETIC slow', 'ONGOING'],
      ['SYNTHETIC an end', 'PLANNED'],
    ]);
    await end();
  });

  it.each([
    ['no event', randomUUID()],
    ['of another form', "1' or true; --"],
    ['from before what is kept', String(Date.now() - 8 * 86_400_000)],
  ])('says so where it cannot go on: %s', async (_name, after) => {
    const { next, end } = await follow({ after });
    expect(await next()).toMatchObject({ answer: { data: null, errors: [{ extensions: { code: 'EVENTS_GONE' } }] } });
    await end();
  });

  it('refuses a document that is none of this graph, and a text that no row can hold', async () => {
    const codes: unknown[] = [];
    for (const query of ['subscription { nothing }', 'subscription { measureChanged(municipality: "\\u0000") { id } }']) {
      const ending = new AbortController();
      for await (const { answer } of promises.follow(query, { end: ending.signal }))
        codes.push(answer?.errors[0]?.extensions?.['code']);
    }
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);
  });
});
