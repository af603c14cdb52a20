import { describeHostileInput } from '@hub/kernel/hostile';
import { contentsOf } from '@hub/kernel/refusals';
import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changed, dayFromNow, draft, draftInput, measureInput, mutate, openSynthetic, publishedWithArea } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

describe('BAD_USER_INPUT', () => {
  let promises: TestSubgraph;
  let accepted: Record<string, object>;
  beforeAll(async () => {
    promises = await open();
    accepted = await inputs(promises);
  });
  afterAll(() => promises.close());

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
    ['addFocusArea', { number: 0 }, 'number is 0; it may be 1 to 99'],
    ['addFocusArea', { number: 100 }, 'number is 100; it may be 1 to 99'],
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
    ['recordProgress', { progress: 100.5 }, 'progress is 100.5; it may be 0 to 100'],
    ['recordProgress', { progress: -1 }, 'progress is -1; it may be 0 to 100'],
    ['draftPromise', { title: ' \u00a0\u200b' }, 'title is blank'],
    ['draftPromise', { parties: [long(81)] }, '80'],
    ['draftPromise', { idempotencyKey: '' }, 'idempotencyKey has 0 characters; it may have 1 to 200'],
    ['draftPromise', { idempotencyKey: 'k'.repeat(201) }, 'idempotencyKey has 201 characters; it may have 1 to 200'],
    ['draftPromise', { predecessor: long(10_001) }, 'predecessor has 10001 characters; no text may have more than 10000'],
    ['proposeMeasure', { responsible: 'a'.repeat(81) }, '80'],
    ['signPromise', { signedOn: dayFromNow(1) }, `signedOn is ${dayFromNow(1)}, after today, ${dayFromNow(0)}`],
    ['assessGoal', { assessedOn: dayFromNow(1) }, `assessedOn is ${dayFromNow(1)}, after today, ${dayFromNow(0)}`],
    ['recordFollowUp', { on: dayFromNow(1) }, `on is ${dayFromNow(1)}, after today, ${dayFromNow(0)}`],
  ];

  const told = cases.map(([mutation, changes, bound]) => ({ mutation, changes, bound, field: Object.keys(changes)[0] }));
  it.each(told)('of $mutation, its $field, is told with its bound: $bound', async ({ mutation, changes, bound }) => {
    const stood = await contentsOf(promises);
    const { data, errors } = await mutate(promises, mutation, { ...accepted[mutation], ...changes });
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ message: expect.stringContaining(bound), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/ååå|drop table|Not A Slug|javascript/);
    expect(await contentsOf(promises)).toEqual(stood);
  });
});

describe('what its writer could not read', () => {
  let promises: TestSubgraph;
  let area: { id: string };
  beforeAll(async () => {
    promises = await openSynthetic();
    area = (await publishedWithArea(promises)).area;
  });
  afterAll(() => promises.close());

  const council = callerOf('COUNCIL', ['promises:write']);
  const future = '2999-01-01T00:00:00.000Z';
  const above = "visibility is PARTY; it may be COUNCIL at most, the caller's own level";
  const embargo = `visibleFrom is ${future}; an embargo is set by PARTY, not by COUNCIL`;

  async function refuses(mutation: string, input: object, why: string) {
    const stood = await contentsOf(promises);
    const { data, errors } = await mutate(promises, mutation, input, council);
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ message: why, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await contentsOf(promises)).toEqual(stood);
  }

  it('is not drafted, not proposed and not made of what they read', async () => {
    await refuses('draftPromise', draftInput(), above);
    await refuses('proposeMeasure', measureInput([area.id], { visibility: 'PARTY' }), above);
    await refuses('proposeMeasure', measureInput([area.id], { visibleFrom: future }), embargo);
    const { id } = await changed(promises, 'proposeMeasure', measureInput([area.id]), council);
    await refuses('reviseMeasure', { id, version: 1, visibility: 'PARTY' }, above);
    await refuses('reviseMeasure', { id, version: 1, visibleFrom: future }, embargo);
  });

  it('is not published to come', async () => {
    const { id } = await draft(promises);
    await promises.database.source.query("update citizen_promise set visibility = 'COUNCIL' where id = $1", [id]);
    await refuses('publishPromise', { id, version: 1, visibleFrom: future }, embargo);
    await changed(promises, 'publishPromise', { id, version: 1 }, council);
  });
});

describeHostileInput('promises', { open, inputs });
