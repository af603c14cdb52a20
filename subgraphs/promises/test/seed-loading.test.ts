import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factId, loadSeeds } from '@hub/kernel';
import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { changed, dayFromNow, refused, tablesNow, writeSyntheticSeeds } from './fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => promises.close());

describe('loading again', () => {
  it('changes nothing, timestamps included', async () => {
    const before = await tablesNow(promises);
    await loadSeeds(definition, promises.database, ['seeds/amal', 'seeds/amal']);
    expect(await tablesNow(promises)).toEqual(before);
  });

  it('leaves a partner’s assessment as it stands', async () => {
    const id = factId('Goal', 'amal-2019', 1, 1);
    const assessed = { id, outcome: 14, assessment: 'PARTLY_MET', assessedOn: '2020-01-31' };
    await changed(promises, 'assessGoal', assessed);
    await loadSeeds(definition, promises.database, ['seeds/amal']);
    const { data } = await promises.entities('Goal', [{ id }], 'id outcome assessment assessedOn');
    expect(data._entities).toEqual([assessed]);
  });
});

describe('a promise seeded before it was signed', () => {
  const AGREED = JSON.stringify([
    {
      slug: 'synthetic-agreed',
      title: { sv: 'SYNTHETIC' },
      period: { from: '2026-01-01', to: '2026-12-31' },
      stage: 'AGREED',
      municipalities: ['9001'],
      parties: ['polisen'],
      sources: [{ source: 'invented' }],
      focusAreas: [{ number: 1, title: { sv: 'SYNTHETIC' }, sources: [{ source: 'invented' }] }],
    },
  ]);
  let folder: string;
  beforeEach(() => {
    folder = writeSyntheticSeeds(AGREED);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stays signed when its unchanged seed is loaded again, and its version goes on when the seed changes', async () => {
    await loadSeeds(definition, promises.database, [folder]);
    const id = factId('CitizenPromise', 'synthetic-agreed');
    const signed = await changed(promises, 'signPromise', { id, version: 1, signedOn: dayFromNow(0) });
    expect(signed.version).toBe(2);
    const standing = await tablesNow(promises);
    await loadSeeds(definition, promises.database, [folder]);
    expect(await tablesNow(promises)).toEqual(standing);

    writeFileSync(join(folder, 'promises.yaml'), AGREED.replace('"title":{"sv":"SYNTHETIC"}', '"title":{"sv":"SYNTHETIC anew"}'));
    await loadSeeds(definition, promises.database, [folder]);
    expect(await refused(promises, 'signPromise', { id, version: 2, signedOn: dayFromNow(0) })).toMatchObject({
      code: 'STALE_WRITE',
      message: 'version is 2; it stands at 3 now',
    });
  });
});

describe('a faulty file', () => {
  const FAULTS: [string, [string, string], string][] = [
    ['a stage that is none', ['stage: SIGNED', 'stage: SEALED'], 'stage'],
    ['a day that is none', ["signedOn: '2022-12-14'", "signedOn: '2022-12-32'"], 'signedOn'],
    ['a period turned round', ["{ from: '2023-01-01', to: '2024-12-31' }", "{ from: '2025-01-01', to: '2024-12-31' }"], 'period'],
    ['a key nobody knows', ['  stage: SIGNED', '  stadium: SIGNED\n  stage: SIGNED'], 'stadium'],
    ['a source nobody names', ['source: tre-fokusomraden', 'source: hearsay'], 'no source hearsay'],
    ['broken YAML', ['parties: [polisen, amals-kommun]', 'parties: [polisen'], ''],
    ['a target that is missing', ['          target: 15\n', ''], 'AT_LEAST needs a target'],
    ['a target too many', ['kind: QUALITATIVE\n', 'kind: QUALITATIVE\n          target: 3\n'], 'QUALITATIVE takes no target'],
    ['a predecessor that is none', ['predecessor: amal-2018', 'predecessor: amal-2017'], 'no promise amal-2017 in this file'],
    ['a circle of predecessors', ['predecessor: amal-2018', 'predecessor: amal-2020'], 'is its own predecessor'],
    ['a name twice', ['slug: amal-2018', 'slug: amal-2019'], 'amal-2019 stands twice'],
    ['a number twice', ['number: 2', 'number: 1'], '1 stands twice'],
    [
      'an area that goes on from nothing',
      ['continues: amal-2021-2022/2', 'continues: amal-2020/2'],
      'no focus area of the predecessor',
    ],
    ['a municipality twice', ["municipalities: ['1492']", "municipalities: ['1492', '1492']"], 'one of them stands twice'],
    ['a signature on what is not signed', ['stage: SIGNED', 'stage: AGREED'], 'AGREED takes no signedOn'],
  ];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'synthetic-fault-'));
    cpSync('seeds/amal', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(FAULTS)('with %s loads nothing, and is named with its line', async (_fault, [right, wrong], told) => {
    const file = join(folder, 'promises.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(right);
    writeFileSync(file, text.replace(right, wrong));
    const before = await tablesNow(promises);
    const loading = loadSeeds(definition, promises.database, ['seeds/mellerud', folder]);
    await expect(loading).rejects.toThrow(/promises\.yaml:\d+ /);
    await expect(loading).rejects.toThrow(told);
    expect(await tablesNow(promises)).toEqual(before);
  });

  it('is named with the very line of the fault', async () => {
    const file = join(folder, 'municipalities.yaml');
    writeFileSync(file, "- code: '1492'\n  name: Åmål\n  county: 14\n  sources:\n    - source: tre-fokusomraden\n");
    await expect(loadSeeds(definition, promises.database, [folder])).rejects.toThrow(/municipalities\.yaml:3 0\.county/);
  });
});
