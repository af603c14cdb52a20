import { type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draft,
  draftInput,
  draftWithArea,
  measureInput,
  mutate,
  openSynthetic,
  publishedWithArea,
  refused,
  tablesNow,
} from './fixtures.ts';

let promises: TestSubgraph;
let inputs: Record<string, object>;
beforeAll(async () => {
  promises = await openSynthetic();
  const { promise, area } = await publishedWithArea(promises);
  const { id } = promise;
  inputs = {
    draftPromise: draftInput(),
    signPromise: { id, version: 2, signedOn: dayFromNow(0) },
    publishPromise: { id, version: 2 },
    addFocusArea: { promise: id, number: 2, title: 'SYNTHETIC' },
    setGoal: { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' },
    assessGoal: { id, assessment: 'MET', assessedOn: dayFromNow(0) },
    recordFollowUp: { promise: id, on: dayFromNow(0), text: 'SYNTHETIC' },
    proposeMeasure: measureInput([area.id]),
    reviseMeasure: { id, version: 1, title: 'SYNTHETIC' },
    changeMeasureState: { id, version: 1, state: 'ONGOING' },
    recordProgress: { id, version: 1, progress: 1 },
  };
});
afterAll(() => promises.close());

describe('an idempotency key', () => {
  it('gives the same answer and has one effect, one call after the other', async () => {
    const { id } = await draft(promises);
    const input = { idempotencyKey: 'one-after-other', promise: id, number: 7, title: 'SYNTHETIC' };
    const first = await mutate(promises, 'addFocusArea', input);
    expect(first.data.addFocusArea.userErrors).toEqual([]);
    const standing = await tablesNow(promises);
    expect(await mutate(promises, 'addFocusArea', input)).toEqual(first);
    expect(await tablesNow(promises)).toEqual(standing);
  });

  it('has one effect when many calls come at once', async () => {
    const input = { idempotencyKey: 'at-once', ...draftInput() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => mutate(promises, 'draftPromise', input)));
    expect(answers[0]?.data.draftPromise.promise.slug).toBe(input.slug);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('is free again after a refusal', async () => {
    const { slug } = await draft(promises);
    await refused(promises, 'draftPromise', { idempotencyKey: 'again', ...draftInput({ slug }) });
    await changed(promises, 'draftPromise', { idempotencyKey: 'again', ...draftInput() });
  });
});

describe('a write that fails halfway', () => {
  it('leaves nothing of what it had written', async () => {
    const { promise } = await draftWithArea(promises);
    await promises.database.source.query(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'secret of the database'; end $$;
      create trigger fail before insert on commitment for each row when (new.position = 2) execute function fail();`);
    const before = await tablesNow(promises);
    const commitments = [1, 2].map((place) => ({ text: `SYNTHETIC ${place}`, by: ['polisen'] }));
    const input = { idempotencyKey: 'halfway', promise: promise.id, number: 2, title: 'SYNTHETIC', commitments };
    const { data, errors } = await mutate(promises, 'addFocusArea', input);
    expect(data).toEqual({ addFocusArea: null });
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(await tablesNow(promises)).toEqual(before);
    await promises.database.source.query('drop trigger fail on commitment; drop function fail();');
    await changed(promises, 'addFocusArea', input);
  });
});

describe('writes at once to the same rows', () => {
  // Tells something on a PostgreSQL server, where transactions run side by side; the embedded one takes them in turn.
  it('wait for each other in one order, and never for ever', async () => {
    const { promise, area } = await draftWithArea(promises);
    const other = await changed(promises, 'addFocusArea', { promise: promise.id, number: 2, title: 'SYNTHETIC' });
    const { id: goal } = await changed(promises, 'setGoal', { ...inputs['setGoal'], focusArea: area.id });
    const hidden = { visibility: 'PARTY' };
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, (_, turn) => {
        const areas = [area.id, other.id];
        return mutate(promises, 'proposeMeasure', measureInput(turn % 2 ? areas : areas.reverse(), hidden));
      }),
      ...Array.from({ length: 8 }, () => mutate(promises, 'setGoal', { ...inputs['setGoal'], focusArea: area.id, id: goal })),
      mutate(promises, 'publishPromise', { id: promise.id, version: promise.version }),
      ...Array.from({ length: 8 }, () => mutate(promises, 'setGoal', { ...inputs['setGoal'], focusArea: other.id })),
    ]);
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(Object.values(data as Record<string, { userErrors: object[] }>)[0]?.userErrors).toEqual([]);
    }
    const query = `{ focusArea(id: "${other.id}") { goals { id } measures { totalCount } } }`;
    const { focusArea } = (await promises.ask(query)).data;
    expect(focusArea).toMatchObject({ measures: { totalCount: 0 } });
    expect(focusArea.goals).toHaveLength(8);
  });
});
