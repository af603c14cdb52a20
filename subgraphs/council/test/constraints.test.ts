import { randomUUID } from 'node:crypto';
import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AMAL, openCouncil, SEEDED_MEETING } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

/** What the database itself refuses, should a service ever let it through. */
const FACT = `gen_random_uuid(), '[]'`;
const GUARDED = (visibility = 'PUBLIC') => `${FACT}, '${visibility}', '{1492}'`;
const guarded = 'id, sources, visibility, municipalities';
const polisen = `(select id from organisation where slug = 'polisen')`;
const walk = (stage: string, findings: string) =>
  `insert into safety_walk (${guarded}, municipality_code, planned_for, area, stage, findings, measure_ids)
   values (${GUARDED()}, '1492', now(), 'Centrum', '${stage}', '${findings}', '{}')`;
const point = (visibility: string, state: string, note: string) =>
  `insert into action_point (${guarded}, text, assignee_id, state, note)
   values (${GUARDED(visibility)}, '{"sv":"X"}', ${polisen}, '${state}', ${note})`;

it.each([
  ['a seat that ends before it begins', `update membership set since = '2023-01-02', until = '2023-01-01'`],
  [
    'a second seat in the same council',
    `insert into membership (id, sources, council_id, organisation_id) values (${FACT}, '${AMAL}', ${polisen})`,
  ],
  [
    'a second council of a municipality',
    `insert into safety_council (id, sources, name, municipality_code) values (${FACT}, 'X', '1492')`,
  ],
  ['a kind of organisation that is none', `update organisation set kind = 'PERSON'`],
  ['a slug with spaces', `update organisation set slug = 'amal handel' where slug = 'amal-handel'`],
  [
    'a duty due before it was last done',
    `insert into statutory_duty (id, sources, council_id, position, duty, basis, last_done_on, next_due_on)
    values (${FACT}, '${AMAL}', 1, 'X', 'X', '2024-01-02', '2024-01-01')`,
  ],
  ['a meeting of no council', `update meeting set council_id = '${randomUUID()}'`],
  [
    'an organisation twice at a meeting',
    `insert into attendance (${guarded}, meeting_id, organisation_id) values (${GUARDED()}, '${SEEDED_MEETING}', ${polisen})`,
  ],
  ['public minutes', `insert into minutes (${guarded}, meeting_id) values (${GUARDED()}, '${SEEDED_MEETING}')`],
  ['a public action point', point('PUBLIC', 'OPEN', 'null')],
  ['a closing note on an open action point', point('COUNCIL', 'OPEN', `'Klart'`)],
  ['findings before the walk', walk('PRE_MEETING', '[{"text":{"sv":"X"},"measureId":null}]')],
  ['a stage that is none', walk('DONE', '[]')],
])('refuses %s', async (_what, statement) => {
  await expect(council.database.source.query(statement)).rejects.toThrow(/violates (check|unique|foreign key)|duplicate key/);
});

it('takes what holds', async () => {
  for (const statement of [walk('PRE_MEETING', '[]'), point('COUNCIL', 'CLOSED', `'Klart'`)])
    await expect(council.database.source.query(statement)).resolves.toBeDefined();
});
