import { ANYONE } from '@hub/kernel';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  changed,
  dayFromNow,
  draft,
  draftInput,
  draftWithArea,
  MUTATIONS,
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

/** Invented: the check digit is right, and nobody born on the day is alive. */
const IDENTITY_NUMBER = '18121212-1212';

describe('without the scope', () => {
  const callers = [
    ['anyone', ANYONE],
    ['a partner who only reads', callerOf('PARTY', ['council:write', 'police:write'])],
  ] as const;
  const cases = callers.flatMap(([who, caller]) => MUTATIONS.map((mutation) => [mutation, who, caller] as const));

  it.each(cases)('%s is refused to %s, and writes nothing', async (mutation, _who, caller) => {
    const before = await tablesNow(promises);
    const { data, errors } = await mutate(promises, mutation, { ...inputs[mutation], idempotencyKey: 'refused' }, caller);
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ path: [mutation], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }]);
    expect(await tablesNow(promises)).toEqual(before);
    expect(await promises.database.source.query("select * from idempotent_answer where key = 'refused'")).toEqual([]);
  });

  it('a row’s version and visibility are not told', async () => {
    const { slug } = (await publishedWithArea(promises)).promise;
    const { data, errors } = await promises.ask(`{ citizenPromise(slug: "${slug}") { slug version visibility } }`);
    expect(data.citizenPromise).toEqual({ slug, version: null, visibility: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(Array(2).fill('UNAUTHORIZED_FIELD_OR_TYPE'));
  });
});

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

  it('is one partner’s own', async () => {
    const [mine, theirs] = [draftInput(), draftInput()];
    await changed(promises, 'draftPromise', { idempotencyKey: 'shared', ...mine });
    const made = await changed(promises, 'draftPromise', { idempotencyKey: 'shared', ...theirs }, { ...PARTY, partner: 'other' });
    expect(made['slug']).toBe(theirs.slug);
  });

  it('is refused for another input, and for another mutation', async () => {
    const input = { idempotencyKey: 'reused', ...draftInput() };
    const { id } = await changed(promises, 'draftPromise', input);
    for (const [mutation, other] of [
      ['draftPromise', { ...input, title: 'SYNTHETIC other' }],
      ['addFocusArea', { idempotencyKey: 'reused', promise: id, number: 1, title: 'SYNTHETIC' }],
    ] as const) {
      const { data, errors } = await mutate(promises, mutation, other);
      expect(data).toEqual({ [mutation]: null });
      expect(errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
    }
  });

  it('is free again after a refusal', async () => {
    const { slug } = await draft(promises);
    await refused(promises, 'draftPromise', { idempotencyKey: 'again', ...draftInput({ slug }) });
    await changed(promises, 'draftPromise', { idempotencyKey: 'again', ...draftInput() });
  });

  it('states its bound', async () => {
    for (const [length, idempotencyKey] of [
      [0, ''],
      [201, 'k'.repeat(201)],
    ]) {
      const { errors } = await mutate(promises, 'draftPromise', { idempotencyKey, ...draftInput() });
      const message = `idempotencyKey has ${length} characters; it may have 1 to 200`;
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    }
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

describe('personal data', () => {
  const texts: [string, string, (text: string) => object, string[]][] = [
    ['draftPromise', 'a title', (title) => draftInput({ title }), ['title']],
    [
      'draftPromise',
      'a source’s note',
      (note) => draftInput({ sources: [{ title: 'SYNTHETIC', note }] }),
      ['sources', '0', 'note'],
    ],
    ['addFocusArea', 'a definition', (definition) => ({ ...inputs['addFocusArea'], definition }), ['definition']],
    [
      'addFocusArea',
      'a commitment',
      (text) => ({ ...inputs['addFocusArea'], commitments: [{ text, by: ['polisen'] }] }),
      ['commitments', '0', 'text'],
    ],
    ['setGoal', 'a goal', (text) => ({ ...inputs['setGoal'], text }), ['text']],
    ['recordFollowUp', 'a follow-up', (text) => ({ ...inputs['recordFollowUp'], text }), ['text']],
    ['proposeMeasure', 'a description', (description) => ({ ...inputs['proposeMeasure'], description }), ['description']],
    ['changeMeasureState', 'a note', (note) => ({ ...inputs['changeMeasureState'], note }), ['note']],
    ['recordProgress', 'a note', (note) => ({ ...inputs['recordProgress'], note }), ['note']],
  ];

  it.each(texts)('is refused by %s in %s, and not repeated', async (mutation, _where, inputOf, field) => {
    const before = await tablesNow(promises);
    const { data, errors } = await mutate(promises, mutation, inputOf(`SYNTHETIC ${IDENTITY_NUMBER} SYNTHETIC`));
    expect(errors).toEqual([]);
    expect(data[mutation].userErrors).toEqual([
      {
        code: 'PERSONAL_DATA',
        message: 'The text holds what looks like an identity or co-ordination number; the hub never holds one',
        field,
      },
    ]);
    expect(JSON.stringify(data)).not.toContain('1212');
    expect(await tablesNow(promises)).toEqual(before);
  });
});

describe('an input out of its bounds', () => {
  const long = (length: number) => 'å'.repeat(length);
  const cases: [string, object, string][] = [
    ['draftPromise', { title: long(201) }, '200'],
    ['draftPromise', { title: '' }, '1'],
    ['draftPromise', { situation: long(4001) }, '4000'],
    ['draftPromise', { slug: 'ab' }, '3'],
    ['draftPromise', { slug: 'Not A Slug' }, 'lower-case letters, digits and single hyphens'],
    ['draftPromise', { municipalities: [] }, '1'],
    ['draftPromise', { parties: Array(21).fill('polisen') }, '20'],
    ['draftPromise', { parties: ["polisen'; drop table goal; --"] }, 'lower-case'],
    ['draftPromise', { sources: Array(21).fill({ title: 'SYNTHETIC' }) }, '20'],
    ['draftPromise', { sources: [{ title: long(301) }] }, '300'],
    ['draftPromise', { sources: [{ title: 'SYNTHETIC', url: 'javascript:alert(1)' }] }, 'URL'],
    ['addFocusArea', { number: 0 }, '1'],
    ['addFocusArea', { number: 100 }, '99'],
    ['addFocusArea', { title: long(301) }, '300'],
    ['addFocusArea', { commitments: [{ text: long(2001), by: ['polisen'] }] }, '2000'],
    ['addFocusArea', { commitments: [{ text: 'SYNTHETIC', by: [] }] }, '1'],
    ['setGoal', { text: long(1001) }, '1000'],
    ['setGoal', { unit: long(61) }, '60'],
    ['setGoal', { target: 3 }, 'target is 3; kind QUALITATIVE takes none'],
    ['recordFollowUp', { text: long(4001) }, '4000'],
    ['proposeMeasure', { title: long(201) }, '200'],
    ['proposeMeasure', { focusAreas: [] }, '1'],
    ['proposeMeasure', { focusAreas: Array(11).fill('00000000-0000-4000-8000-000000000000') }, '10'],
    ['reviseMeasure', { description: long(4001) }, '4000'],
    ['changeMeasureState', { note: long(1001) }, '1000'],
    ['recordProgress', { progress: 100.5 }, '100'],
    ['recordProgress', { progress: -1 }, '0'],
  ];

  const told = cases.map(([mutation, changes, bound]) => ({ mutation, changes, bound, field: Object.keys(changes)[0] }));
  it.each(told)('of $mutation, its $field, is told that its bound is: $bound', async ({ mutation, changes, bound }) => {
    const before = await tablesNow(promises);
    const { data, errors } = await mutate(promises, mutation, { ...inputs[mutation], ...changes });
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ message: expect.stringContaining(bound), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/ååå|drop table|Not A Slug|javascript/);
    expect(await tablesNow(promises)).toEqual(before);
  });

  it.each([
    ['draftPromise', { title: 'SYNTHETIC \u0000' }],
    ['draftPromise', { title: 'SYNTHETIC \ud800' }],
    ['draftPromise', { period: { from: '0000-01-01', to: '2026-01-01' } }],
    ['draftPromise', { idempotencyKey: 'SYNTHETIC \u0000' }],
    ['addFocusArea', { definition: 'SYNTHETIC \u0000' }],
  ])('%s with what no database holds: %j', async (mutation, changes) => {
    const before = await tablesNow(promises);
    const { errors } = await mutate(promises, mutation, { ...inputs[mutation], ...changes });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await tablesNow(promises)).toEqual(before);
  });
});
