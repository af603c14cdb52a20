import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEvents } from '../../src/engine/transport/event-reader.ts';
import { eventually, type House, openHouse } from '../hub/house.ts';
import { blocksOf } from './markdown.ts';
import { asPattern, type Step, stepsOf, told } from './steps.ts';

const QUESTIONS = 'schema/operations/questions';
const PARTNERS = 'gateway/docs/partners.md';
const SWEDISH = 'gateway/docs/partners.sv.md';
const EXAMPLES = 'gateway/examples/README.md';

let house: House;
let key = '';
beforeAll(async () => {
  house = await openHouse({ HUB_PRACTICE: 'seeds/practice/9001' });
}, 120_000);
afterAll(() => house.close());

/** Runs what stands in a page, with this hub's address for its own; a key that it prints is the next step's. */
async function run(words: string): Promise<string> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const here = words.replaceAll('http://localhost:4000', new URL(house.gateway).origin);
  const { stdout } = await promisify(execFile)('sh', ['-ec', here], { env: { ...inherited, ...house.settings, HUB_KEY: key } });
  const given = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (given.startsWith('hub_')) {
    key = given;
    await eventually(async () => (await house.ask('{ __typename }', {}, { 'x-api-key': key })).status === 200);
  }
  return stdout;
}

async function paste({ language, text }: Step): Promise<string> {
  if (language === 'sh') return run(text);
  const { data, errors } = await house.ask(text, {}, { 'x-api-key': key });
  return JSON.stringify(errors.length > 0 ? { errors, data } : { data });
}

async function holds(step: Step): Promise<void> {
  const said = await paste(step);
  for (const { language, text } of step.answers) {
    if (language === 'json') expect(JSON.parse(said)).toEqual(told(JSON.parse(text)));
    else expect(said).toMatch(asPattern(text));
  }
}

describe('the questions that GraphiQL opens with', () => {
  const files = readdirSync(QUESTIONS);

  it('are ten, each told in English and in Swedish', () => {
    expect(files).toHaveLength(10);
    for (const file of files) expect(readFileSync(`${QUESTIONS}/${file}`, 'utf8')).toMatch(/^# \S.+\?\n# sv: \S.+\?\nquery /);
  });

  it.each(files)('%s is answered to anyone', async (file) => {
    const { status, data, errors } = await house.ask(readFileSync(`${QUESTIONS}/${file}`, 'utf8'));
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(data.municipality.name).toMatch(/^(Åmål|Mellerud)$/);
  });

  it('stand in GraphiQL’s list with the shared picture before them, each with what it is run with', async () => {
    const html = await (await fetch(new URL('/graphiql', house.gateway))).text();
    const listed = [...html.matchAll(/<option value="([^"]+)">/g)].map(([, name]) => `${name}.graphql`);
    expect(listed).toEqual(['shared-picture.graphql', ...files.sort()]);
    const [, embedded = ''] = /const questions = new Map\((.*)\);/.exec(html) ?? [];
    const variables = new Map(JSON.parse(embedded) as [string, { variables: string }][]);
    expect(JSON.parse(variables.get('police-contact')?.variables ?? '')).toEqual({ municipality: '1492' });
  });
});

describe('what each partner’s first hour has it paste', () => {
  it.each(stepsOf(blocksOf(PARTNERS)))('$name', holds);

  it('has a page follow what a trusted document asks, from any origin', async () => {
    const html = blocksOf(PARTNERS).find(({ file }) => file === 'measures.html')?.text ?? '';
    const documentId = /'(sha256:\w+)'/.exec(html)?.[1] ?? '';
    const search = new URLSearchParams({ documentId, variables: '{"municipality":"9001"}' });
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream', origin: 'https://anybody.example' };
    const answer = await fetch(`${house.gateway}?${search}`, { headers, signal: leaving.signal });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const { value } = await readEvents(answer.body as unknown as AsyncIterable<Uint8Array>).next();
    expect(value).toMatchObject({ event: '', id: expect.stringMatching(/./) });
    leaving.abort();
  });

  it('is the same in Swedish', () => {
    expect(blocksOf(SWEDISH)).toEqual(blocksOf(PARTNERS));
  });
});

describe('the examples', () => {
  beforeAll(async () => {
    key = await house.addDeveloper();
  });

  it.each(stepsOf(blocksOf(EXAMPLES)))('$name', holds);

  it('show a widget that the hub serves, on the plain page', async () => {
    const html = readFileSync('gateway/examples/plain-page.html', 'utf8');
    const addresses = [...html.matchAll(/(?:src|href)="(http:\/\/localhost:4000[^"]+)"/g)].map(
      ([, address = '']) => new URL(address),
    );
    expect(addresses.map(({ pathname }) => pathname)).toEqual(['/widgets/focus-areas.js', '/embed/focus-areas/1492']);
    for (const { pathname } of addresses) expect((await fetch(new URL(pathname, house.gateway))).status).toBe(200);
  });
});
