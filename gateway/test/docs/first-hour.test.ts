import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { type Answer, eventually, type House, openHouse } from '../hub/house.ts';
import { blocksOf, proseOf } from './markdown.ts';
import { asPattern, type Step, stepsOf, told } from './steps.ts';

const PAGE = 'gateway/docs/first-hour.md';
const SWEDISH = 'gateway/docs/first-hour.sv.md';

const blocks = blocksOf(PAGE);
const files = blocks.filter(({ file }) => file !== undefined);
const steps = stepsOf(blocks);

let house: House;
let folder: string;
let key = '';
/** Of what was written last. */
let id: string | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-first-hour-'));
  for (const { file = '', text } of files) await writeFile(join(folder, file), text);
  house = await openHouse({ HUB_PRACTICE: 'seeds/practice/9001' });
}, 120_000);
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (query: string, variables = {}, headers: Record<string, string> = { 'x-api-key': key }) =>
  house.ask(query, variables, headers);
const notes = () => readFileSync(join(folder, 'notes.graphql'), 'utf8');

/** Runs what stands in the page, with this hub's address for its own and our folder for the reader's. */
async function run(words: string): Promise<string> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const here = words
    .replaceAll('http://localhost:4000', new URL(house.gateway).origin)
    .replaceAll(/\b(contract\.graphql|people\.json)\b/g, `${folder}/$1`);
  const { stdout } = await promisify(execFile)('sh', ['-ec', here], { env: { ...inherited, ...house.settings, HUB_KEY: key } });
  const given = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (given.startsWith('hub_')) {
    key = given;
    await eventually(async () => (await ask('{ __typename }')).status === 200);
  }
  return stdout;
}

async function paste({ language, text }: Step): Promise<string> {
  if (language === 'sh') return run(text);
  const { data, errors } = await ask(text, { id });
  id = data?.assignActionPoint?.actionPoint?.id ?? id;
  return JSON.stringify(errors.length > 0 ? { errors, data } : { data });
}

describe('what the first hour has its reader paste', () => {
  it.each(steps)('$name', async (step) => {
    if (step.answers.length === 0) await paste(step);
    for (const { language, text } of step.answers) {
      const said = await paste(step);
      if (language === 'json') expect(JSON.parse(said)).toEqual(told(JSON.parse(text)));
      else expect(said).toMatch(asPattern(text));
    }
  });
});

describe('the first hour', () => {
  it('pages to the list’s end by endCursor', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    let total: number;
    do {
      const { data }: Answer = await ask(notes(), { after });
      const { edges, pageInfo, totalCount } = data.municipality.safetyCouncil.meetings;
      seen.push(...edges.map(({ node }: { node: { heldOn: string } }) => node.heldOn));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      total = totalCount;
    } while (after !== null);
    expect(new Set(seen).size).toBe(total);
  });

  it('gives a code generator the contract that introspection shows, and a document and scalars that fit it', async () => {
    const contract = buildSchema(readFileSync(join(folder, 'contract.graphql'), 'utf8'));
    expect(validate(contract, parse(notes()))).toEqual([]);
    const { data } = await ask(getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }));
    const sorted = (schema: typeof contract) => printSchema(lexicographicSortSchema(schema));
    expect(sorted(buildClientSchema(data))).toBe(sorted(contract));

    const { default: config } = await import(join(folder, 'codegen.ts'));
    const scalars = Object.values(contract.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
    const typed = Object.fromEntries(scalars.map(({ name }) => [name, 'string']));
    expect(config).toMatchObject({ schema: 'contract.graphql', generates: { 'src/gql/': { preset: 'client' } } });
    expect(config.generates['src/gql/'].config.scalars).toEqual(typed);
  });

  it('names the headers that tell what is left', async () => {
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    const answer = await fetch(house.gateway, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(proseOf(PAGE)).toContain(`\`RateLimit-Policy: ${answer.headers.get('ratelimit-policy')}\``);
    expect(answer.headers.get('ratelimit')).toMatch(/^"partner";r=\d+;t=\d+$/);
    expect(answer.headers.get('x-request-id')).not.toBeNull();
  });

  it('has personal data refused, as it says', async () => {
    const assign = steps.find(({ text }) => text.includes('assignActionPoint'))?.text ?? '';
    const { data } = await ask(assign.replace('first-hour-1', 'first-hour-2').replace('räkna', 'ring 070-174 06 05 och räkna'));
    expect(data.assignActionPoint).toMatchObject({ actionPoint: null, userErrors: [{ code: 'PERSONAL_DATA' }] });
  });

  it('has a key ended that got out', async () => {
    const out = key;
    const [, words = ''] = /`(partner revoke \S+ --key <id>)`/.exec(proseOf(PAGE)) ?? [];
    await run(`npm run -s hub -- ${words.replace('<id>', out.split('_')[1] ?? '')}`);
    await run('npm run -s hub -- partner rotate ovningshandeln');
    const knock = async () => (await ask('{ __typename }', {}, { 'x-api-key': out })).status;
    await eventually(async () => (await knock()) === 401);
    expect(await knock()).toBe(401);
  });
});

/** A token of the registered provider, which nobody can reach. */
const TOKEN = [
  { alg: 'ES256', kid: 'synthetic' },
  { iss: 'https://id.ovningshandeln.example', aud: 'hub', sub: 'synthetic', exp: 9e9 },
  '',
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');
const WIDE = '{ measures(first: 100) { edges { node { focusAreas { measures(first: 100) { edges { node { id } } } } } } } }';

/** How each row of the table comes about. */
const CAUSES: Record<string, () => Promise<Answer>> = {
  '200 UNAUTHORIZED_FIELD_OR_TYPE': () => ask('{ councilAudit { totalCount } }'),
  '200 IDEMPOTENCY_KEY_REUSED': () =>
    ask(
      'mutation { assignActionPoint(input: { idempotencyKey: "first-hour-1", text: "SYNTHETIC", assignee: "ovningshandeln" }) { userErrors { code } } }',
    ),
  '200 SERVICE_UNAVAILABLE': async () => {
    await house.kill('police');
    return ask('{ municipality(code: "9001") { name policeLiaison { role } } }');
  },
  '400 GRAPHQL_VALIDATION_FAILED': () => ask('{ nothing }'),
  '400 BAD_USER_INPUT': () => ask(WIDE),
  '401 UNAUTHENTICATED': () => ask('{ __typename }', {}, { 'x-api-key': 'mistyped' }),
  '429 RATE_LIMITED': async () => {
    let answer: Answer;
    do answer = await ask('{ __typename }');
    while (answer.status === 200);
    return answer;
  },
  '503 SERVICE_UNAVAILABLE': () => ask('{ __typename }', {}, { authorization: `Bearer ${TOKEN}` }),
};

describe('when the hub says no', () => {
  const rows = [...proseOf(PAGE).matchAll(/^\| (\d{3}) \| `([A-Z_]+)` \|/gm)].map(([, status, code]) => `${status} ${code}`);

  it('the table has every way that is tried here', () => {
    expect([...rows].sort()).toEqual(Object.keys(CAUSES).sort());
  });

  it.each(rows.filter((row) => row !== '429 RATE_LIMITED').concat('429 RATE_LIMITED'))('it says %s', async (row) => {
    const { status, errors } = (await CAUSES[row]?.()) ?? { status: 0, errors: [] };
    expect(`${status} ${errors[0]?.extensions['code']}`).toBe(row);
    if (row === '400 BAD_USER_INPUT')
      expect(Object.keys(errors[0]?.extensions ?? {})).toEqual(expect.arrayContaining(['limit', 'value', 'bound']));
  });
});

describe('the Swedish first hour', () => {
  it('has the same to paste, the same answers and the same table', () => {
    expect(blocksOf(SWEDISH)).toEqual(blocks);
    const shape = (page: string) => [...proseOf(page).matchAll(/^(?:#+(?= )|\| \d{3} \| `\w+` \|)/gm)].map(([mark]) => mark);
    expect(shape(SWEDISH)).toEqual(shape(PAGE));
  });
});
