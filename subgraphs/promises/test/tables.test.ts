import { factId } from '@hub/kernel';
import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => promises.close());

const PROMISE = factId('CitizenPromise', 'amal-2018');
const NUMERIC = factId('Goal', 'amal-2018', 1, 1);
const BASELINE = factId('Goal', 'amal-2018', 2, 1);
const AREA = factId('FocusArea', 'amal-2018', 1);
const NOBODY = '00000000-0000-4000-8000-000000000000';
const MEASURE = `insert into measure (id, sources, municipalities, title, state, responsible, participants, starts_on, due_on, completed_on, progress)
  values (gen_random_uuid(), '[]', '{1492}', '{}', `;

describe('the database itself refuses', () => {
  it.each([
    ['a period turned round', `update citizen_promise set period_from = '2019-01-01' where id = '${PROMISE}'`, 'period_order'],
    ['half a period', `update citizen_promise set period_to = null where id = '${PROMISE}'`, 'period_whole'],
    ['a stage that is none', `update citizen_promise set stage = 'ACTIVE' where id = '${PROMISE}'`, 'stage_check'],
    [
      'a signature before it is signed',
      `update citizen_promise set stage = 'AGREED', signed_on = '2018-01-01' where id = '${PROMISE}'`,
      'signed_when_signed',
    ],
    [
      'a promise that follows itself',
      `update citizen_promise set predecessor_id = id where id = '${PROMISE}'`,
      'not_its_own_predecessor',
    ],
    [
      'a promise of no municipality',
      `update citizen_promise set municipalities = '{}' where id = '${PROMISE}'`,
      'own_municipalities',
    ],
    ['a promise of no party', `update citizen_promise set parties = '{}' where id = '${PROMISE}'`, 'parties_check'],
    [
      'a predecessor that is none',
      `update citizen_promise set predecessor_id = '${NOBODY}' where id = '${PROMISE}'`,
      'foreign key',
    ],
    ['a slug twice', `update citizen_promise set slug = 'amal-2019' where id = '${PROMISE}'`, 'unique'],
    ['a slug of other signs', `update citizen_promise set slug = 'Åmål 2018' where id = '${PROMISE}'`, 'slug_check'],
    ['a visibility that is none', `update citizen_promise set visibility = 'SECRET' where id = '${PROMISE}'`, 'visibility_check'],
    ['a municipality’s code of other signs', `update municipality set code = '149' where code = '1492'`, 'code_check'],
    ['an area’s number twice', `update focus_area set number = 2 where id = '${AREA}'`, 'unique'],
    ['an area’s number past 99', `update focus_area set number = 100 where id = '${AREA}'`, 'number_check'],
    ['an area of no promise', `update focus_area set promise_id = '${NOBODY}' where id = '${AREA}'`, 'foreign key'],
    ['AT_LEAST without a target', `update goal set target = null where id = '${NUMERIC}'`, 'target_by_kind'],
    ['QUALITATIVE with a target', `update goal set kind = 'QUALITATIVE' where id = '${NUMERIC}'`, 'target_by_kind'],
    [
      'a baseline’s kind without one',
      `update goal set baseline_from = null, baseline_to = null where id = '${BASELINE}'`,
      'baseline_by_kind',
    ],
    ['half a baseline’s period', `update goal set baseline_to = null where id = '${BASELINE}'`, 'baseline_whole'],
    [
      'a baseline’s period turned round',
      `update goal set baseline_from = '2018-01-01' where id = '${BASELINE}'`,
      'baseline_order',
    ],
    ['an assessment that is none', `update goal set assessment = 'GOOD' where id = '${NUMERIC}'`, 'assessment_check'],
    ['a commitment of nobody', `update commitment set by = '{}'`, 'by_check'],
    [
      'a measure due before it begins',
      `${MEASURE} 'PLANNED', 'polisen', '{}', '2026-02-01', '2026-01-01', null, null)`,
      'period_order',
    ],
    [
      'a measure completed without a day',
      `${MEASURE} 'COMPLETED', 'polisen', '{}', null, null, null, null)`,
      'completed_when_completed',
    ],
    [
      'a day of completion before it is',
      `${MEASURE} 'ONGOING', 'polisen', '{}', null, null, '2026-01-01', null)`,
      'completed_when_completed',
    ],
    ['a measure’s state that is none', `${MEASURE} 'OVERDUE', 'polisen', '{}', null, null, null, null)`, 'state_check'],
    ['progress past 100', `${MEASURE} 'ONGOING', 'polisen', '{}', null, null, null, 100.5)`, 'progress_check'],
    ['a measure’s area that is none', `insert into measure_focus_area values ('${NOBODY}', '${AREA}')`, 'foreign key'],
  ])('%s', async (_what, statement, rule) => {
    await expect(promises.database.source.query(statement)).rejects.toThrow(rule);
  });
});

it('every foreign key has an index that begins with it', async () => {
  const missing = await promises.database.source.query(`
    select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
  expect(missing).toEqual([]);
});
