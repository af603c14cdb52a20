import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANYONE, type Caller } from '@hub/kernel/process';
import { differences, type Question, singleQuestionsOf } from '@hub/kernel/worlds';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { type House, openHouse } from './house.ts';
import { openWorlds } from './worlds.ts';

const LIMIT = 400_000;

/** Fields below each question's root: deeper ones are each subgraph's own test's to ask, by itself and quicker. */
const DEPTHS = [1];

/** The embedded databases take five times as long: they are asked every third question, for two of the grants. */
const THOROUGH = process.env['TEST_DATABASE_URL'] !== undefined;

/** SYNTHETIC partners by their slugs, and anyone. */
const GRANTS: Record<string, Pick<Caller, 'level' | 'scopes' | 'municipalities' | 'sector'>> = {
  anyone: ANYONE,
  'synthetic-council': { level: 'COUNCIL', scopes: ['council:read', 'business:read'], municipalities: ['9002'], sector: null },
  'synthetic-trade': { level: 'SECTOR', scopes: ['business:read'], municipalities: ['9001', '9002'], sector: 'trade' },
  'synthetic-party': { level: 'PARTY', scopes: ['council:read', 'promises:write'], municipalities: ['9003'], sector: null },
};

/** What a client gets, but for the moment and the id that every request has of its own. */
interface Told {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

describe('what is hidden in the hub', () => {
  let house: House;
  let seeds: string;
  beforeAll(async () => {
    seeds = await mkdtemp(join(tmpdir(), 'hub-seeds-'));
    await writeMunicipality(join(seeds, 'synthetic'));
    // What is left of a budget is told in a header, and another request is another header.
    house = await openHouse({ HUB_SEEDS: seeds, HUB_RATE_LIMIT: 'off' });
  }, LIMIT);
  afterAll(async () => {
    await house?.close();
    await rm(seeds, { recursive: true, force: true });
  });

  it(
    'leaves no trace in what any grant is told, its neighbours’ references and its headers included',
    async () => {
      const credentials = await letIn(house);
      const { data } = await house.ask(getIntrospectionQuery(), {}, [...credentials.values()].at(-1));
      const schema = buildClientSchema(data);
      const property = fc.asyncProperty(fc.gen(), async (generate) => {
        const { whole, reduceTo } = await openWorlds(house, generate);
        const given = { world: whole, cursors: new Map(), generate, asked: new Set<string>(), except: [] };
        const questions = await bounded(
          house,
          DEPTHS.flatMap((depth) => singleQuestionsOf(schema, depth, given)).filter((_, place) => THOROUGH || place % 3 === 0),
        );
        const told = new Map<string, Told[]>();
        for (const [slug, headers] of credentials) told.set(slug, await tellAll(house, questions, headers));
        // The worlds hold what only some may read, and the questions reach it.
        expect(new Set([...told.values()].map((answers) => JSON.stringify(answers))).size).toBe(credentials.size);
        for (const [slug, headers] of credentials) {
          await reduceTo({ ...ANYONE, ...GRANTS[slug] });
          const expected = await tellAll(house, questions, headers);
          for (const [place, { document }] of questions.entries())
            expect({ slug, document, differences: differencesOf(told.get(slug)?.[place], expected[place]) }).toEqual({
              slug,
              document,
              differences: [],
            });
        }
      });
      await fc.assert(property, { numRuns: 1, endOnFailure: true });
    },
    LIMIT,
  );
});

/** The partners' keys, as headers. */
async function letIn(house: House): Promise<Map<string, Record<string, string>>> {
  const credentials = new Map<string, Record<string, string>>([['anyone', {}]]);
  for (const [slug, { level, scopes, municipalities, sector }] of Object.entries(GRANTS).slice(1, THOROUGH ? undefined : 2)) {
    const words = ['--level', level, '--scopes', scopes.join(), '--municipalities', municipalities?.join() ?? 'all'];
    const key = await house.addPartner(slug, ...words, ...(sector === null ? [] : ['--sector', sector]));
    credentials.set(slug, { 'x-api-key': key });
  }
  return credentials;
}

/** Those that are not too large for anyone: what is refused by its size tells nothing, with what is hidden or without. */
async function bounded(house: House, questions: readonly Question[]): Promise<Question[]> {
  const answers = await tellAll(house, questions);
  return questions.filter((_, place) => answers[place]?.status === 200);
}

async function tellAll(house: House, questions: readonly Question[], headers: Record<string, string> = {}): Promise<Told[]> {
  const answers: Told[] = [];
  for (const { document: query } of questions) {
    const response = await fetch(house.gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const body = await response.text();
    answers.push({
      status: response.status,
      headers: [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'),
      body,
    });
  }
  return answers;
}

function differencesOf(one: Told | undefined, other: Told | undefined): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const read = (told: Told | undefined) => ({ ...told, body: JSON.parse(told?.body ?? 'null') });
  return [...differences(read(one), read(other)), `bytes: ${one?.body.length} and ${other?.body.length}`];
}

/** A hub starts with a municipality at least. */
async function writeMunicipality(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'sources.yaml'), 'invented: { title: SYNTHETIC }');
  await writeFile(join(folder, 'municipalities.yaml'), '[{ code: "9009", name: SYNTHETIC, sources: [{ source: invented }] }]');
}
