import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeeds } from '@hub/kernel';
import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { AMAL_PROMISE, AMAL_SERIES } from './fixtures.ts';

const FOLDERS = ['seeds/amal', 'seeds/dals-ed', 'seeds/mellerud'];
const TABLES = [
  'police_district',
  'liaison_function',
  'statistic_series',
  'statistic_point',
  'survey',
  'quoted_claim',
  'foreign_row',
];

let police: TestSubgraph;
let folder: string;
beforeAll(async () => {
  police = await openTestSubgraph(definition, FOLDERS);
  folder = mkdtempSync(join(tmpdir(), 'police-seeds-'));
  cpSync('seeds/amal', folder, { recursive: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await police.close();
});

const everything = () => Promise.all(TABLES.map((table) => police.database.source.query(`select * from ${table} order by id`)));
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(join('seeds/amal', file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};

describe('seeds', () => {
  it('loaded twice change nothing', async () => {
    const before = await everything();
    await loadSeeds(definition, police.database, FOLDERS);
    expect(await everything()).toEqual(before);
  });

  it.each([
    [
      'statistics.yaml',
      'value: 1035',
      'value: 1035\n        withheld: WITHHELD',
      /statistics\.yaml:\d+ .*either value or withheld/,
    ],
    ['statistics.yaml', 'value: 1035', 'n: 3', /statistics\.yaml:\d+ .*either value or withheld/],
    ['statistics.yaml', "to: '2020-08-31'", "to: '2021-08-31'", /statistics\.yaml:\d+ .*shares days with/],
    ['statistics.yaml', 'kind: REPORTED_OFFENCES', 'kind: OFFENCES', /statistics\.yaml:\d+ series\.0\.kind/],
    ['police.yaml', 'district: ostra-fyrbodal', 'district: vastra-fyrbodal', /police\.yaml:\d+ .*no district vastra-fyrbodal/],
    ['claims.yaml', 'name: Peter Torstensson', 'nam: Peter Torstensson', /claims\.yaml:\d+ /],
  ])('with a fault in %s load nothing: %s → %s', async (file, from, to, message) => {
    change(file, from, to);
    const before = await everything();
    await expect(loadSeeds(definition, police.database, [folder])).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
    change(file, from, from);
  });

  it('may hold surveys, links to focus areas and contacts', async () => {
    change(
      'statistics.yaml',
      'series:',
      [
        'surveys:',
        '  - { key: trygghet, title: Trygghetsmätning, respondents: 400, municipalities: ["1492"], sources: [{ source: samverkan-2021 }] }',
        'series:',
        '  - key: oro',
        '    title: { sv: Oro för brott }',
        '    kind: SURVEY',
        '    municipality: "1492"',
        '    unit: procent',
        '    survey: trygghet',
        '    focusAreas: [amal-2023-2024/3]',
        '    points: [{ period: { from: "2021-01-01", to: "2021-12-31" }, withheld: FEW_RESPONDENTS, n: 4, sources: [{ source: samverkan-2021 }] }]',
        '    sources: [{ source: samverkan-2021 }]',
      ].join('\n'),
    );
    await loadSeeds(definition, police.database, [folder]);
    const { data, errors } = await police.ask(`{ statisticSeries(filter: { kind: [SURVEY] }) { edges { node {
      title survey { title question respondents { ... on Count { value } } period { from } } points { value { ... on Suppressed { reason } } n } } } } }`);
    expect(errors).toEqual([]);
    expect(data.statisticSeries.edges).toEqual([
      {
        node: {
          title: 'Oro för brott',
          survey: { title: 'Trygghetsmätning', question: null, respondents: { value: 400 }, period: null },
          points: [{ value: { reason: 'FEW_RESPONDENTS' }, n: 4 }],
        },
      },
    ]);
  });
});

describe('the database holds', () => {
  it.each([
    ['a point’s figure or reason, one of them', `update statistic_point set withheld = 'WITHHELD'`],
    ['a point’s figure or reason, one of them at least', 'update statistic_point set amount = null'],
    ['a period’s order', `update statistic_point set period_to = '1999-01-01'`],
    ['one point a period', `update statistic_point set period_from = '2020-01-01', period_to = '2020-08-31'`],
    ['known kinds', `update statistic_series set kind = 'GUESS'`],
    [
      'a series’ municipality among its readers’',
      `update statistic_series set municipality = '1461' where id = '${AMAL_SERIES}'`,
    ],
    ['a claim’s one source', `update quoted_claim set sources = '[]' where promise_id = '${AMAL_PROMISE}'`],
    ['a claim’s speaker', `update quoted_claim set speaker = '{}'`],
    ['a function’s district', `update liaison_function set district_id = gen_random_uuid()`],
    ['a role in Swedish', `update liaison_function set role = '{"en": "x"}'`],
  ])('%s', async (_, statement) => {
    await expect(police.database.source.query(statement)).rejects.toThrow(/constraint/);
  });
});
