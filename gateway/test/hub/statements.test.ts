import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse, SUBGRAPHS } from './house.ts';
import { writeSynthetic } from './synthetic.ts';

const SHARED_PICTURE = readFileSync('schema/operations/shared-picture.graphql', 'utf8');
/** A process's log comes after its answer, by less than this, milliseconds. */
const LOGGED = 100;
const FEW = '9001';
const MANY = '9002';

/** SYNTHETIC municipalities: one with one of everything, one with a dozen. */
describe('SQL statements', () => {
  let seeds: string;
  let house: House;
  beforeAll(async () => {
    seeds = await mkdtemp(join(tmpdir(), 'hub-seeds-'));
    await writeSynthetic(seeds, FEW, 1);
    await writeSynthetic(seeds, MANY, 12);
    house = await openHouse({ HUB_SEEDS: seeds, LOG_LEVEL: 'trace', HUB_DEV_GRANT: 'PARTY promises:write' });
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await rm(seeds, { recursive: true, force: true });
  });

  const count = async (municipality: string) => {
    const before = SUBGRAPHS.map((name) => house.statements(name));
    const { data, errors } = await house.ask(SHARED_PICTURE, { municipality });
    expect(errors).toEqual([]);
    await setTimeout(LOGGED);
    return {
      municipality: data.municipality,
      counts: SUBGRAPHS.map((name, place) => house.statements(name) - (before[place] ?? 0)),
    };
  };
  /** The fewest of several: the subgraphs tell each other what has changed every two seconds, and that is not the picture's. */
  const counted = async (municipality: string) => {
    const all: Awaited<ReturnType<typeof count>>[] = [];
    for (let times = 0; times < 5; times += 1) all.push(await count(municipality));
    const fewest = SUBGRAPHS.map((name, place) => [name, Math.min(...all.map(({ counts }) => counts[place] ?? 0))] as const);
    return { municipality: all[0]?.municipality, statements: Object.fromEntries(fewest) };
  };

  it('of the shared picture do not grow with its rows', async () => {
    const few = await counted(FEW);
    const many = await counted(MANY);
    expect(few.municipality.currentPromise.focusAreas).toHaveLength(1);
    expect(many.municipality.currentPromise.focusAreas).toHaveLength(12);
    expect(many.municipality.currentPromise.meetings[0].attendance).toHaveLength(12);
    expect(many.municipality.currentPromise.claims).toHaveLength(12);
    expect(many.municipality.reportedOffences[0].points).toHaveLength(12);
    expect(many.municipality.currentPromise.focusAreas[0].decisions).toHaveLength(1);
    expect(many.statements).toEqual(few.statements);
    // A dozen tables joined by a dozen statements or so: a bound, so that the count cannot creep up unseen.
    for (const [name, count] of Object.entries(many.statements)) expect([name, count > 0 && count <= 16]).toEqual([name, true]);
  });

  it('of a dozen focus areas’ measures are as many as of one’s', async () => {
    for (const municipality of [FEW, MANY]) {
      const { data } = await house.ask(
        'query ($code: ID!) { municipality(code: $code) { currentPromise(on: "2023-06-01") { focusAreas { id } } } }',
        { code: municipality },
      );
      for (const { id } of data.municipality.currentPromise.focusAreas) {
        const proposed = await house.ask(
          'mutation ($area: ID!) { proposeMeasure(input: { focusAreas: [$area], title: "SYNTHETIC", responsible: "synthetic-9001-body-1", visibility: PUBLIC }) { userErrors { code } } }',
          { area: id },
        );
        expect(proposed.data.proposeMeasure.userErrors).toEqual([]);
      }
    }
    const few = await counted(FEW);
    const many = await counted(MANY);
    for (const area of many.municipality.currentPromise.focusAreas) expect(area.measures.totalCount).toBe(1);
    expect(many.statements).toEqual(few.statements);
  });
});
