import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ANYONE, createSigner, GATEWAY } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type House, type Name, openHouse } from './house.ts';

describe('how long an answer of the hub stands', () => {
  let house: House;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    house = await openHouse({ HUB_PRACTICE: 'seeds/practice/9001' });
    const manifest = JSON.parse(await readFile('schema/operations/manifest.json', 'utf8')) as Record<string, string>;
    for (const [id, document] of Object.entries(manifest)) {
      expect(id).toBe(`sha256:${createHash('sha256').update(document).digest('hex')}`);
      const name = /\bquery (\w+)/.exec(document)?.[1];
      if (name && !ids.has(name)) ids.set(name, id); // what is asked today comes first
    }
  }, 180_000);
  afterAll(() => house.close());

  const get = (name: string, variables: object) => {
    const search = { documentId: ids.get(name) ?? '', variables: JSON.stringify(variables) };
    return fetch(`${house.gateway}?${new URLSearchParams(search)}`);
  };

  it.each([
    ['WidgetFocusAreas', 60],
    ['WidgetMeasures', 60],
    ['WidgetBusinessSafety', 60],
    ['WidgetCalendar', 60],
    ['WidgetLiaison', 300],
  ])('%s: the shortest of what stands in it', async (name, seconds) => {
    for (const municipality of ['1492', '9001']) {
      const answer = await get(name, { municipality });
      const { data, errors } = (await answer.json()) as { data: { municipality: object }; errors?: object[] };
      expect({ errors, known: data.municipality !== null }).toEqual({ errors: undefined, known: true });
      expect(answer.headers.get('cache-control')).toMatch(new RegExp(`^public, max-age=${seconds},`));
    }
  });

  /** What a subgraph itself says, to the gateway. */
  const said = async (name: Name, query: string) => {
    const signer = createSigner(GATEWAY, `${house.folder}/keys`);
    const body = JSON.stringify({ query });
    const authorization = `Bearer ${await signer.sign(ANYONE, name, 'lifetimes', body)}`;
    const headers = { 'content-type': 'application/json', authorization };
    return (await fetch(house.urls[name], { method: 'POST', headers, body })).headers.get('cache-control');
  };

  it.each<[Name, string, string]>([
    ['promises', '{ municipality(code: "1492") { name } }', 'max-age=300'],
    ['promises', '{ municipality(code: "1492") { promises { title } } }', 'max-age=60'],
    ['promises', '{ viewer { level } }', 'no-store'],
    ['promises', '{ viewer { level } municipality(code: "1492") { name } }', 'no-store'],
    ['promises', '{ __typename }', 'no-store'],
    [
      'police',
      'query { _entities(representations: [{ __typename: "Municipality", code: "1492" }]) { ... on Municipality { policeLiaison { role } } } }',
      'max-age=300',
    ],
    [
      'police',
      'query { _entities(representations: [{ __typename: "Municipality", code: "1492" }]) { ...M } } fragment M on Municipality { reportedOffences { title } }',
      'max-age=60',
    ],
    ['business', '{ incidentReceipt(code: "none") { state } }', 'no-store'],
    ['council', '{ safetyCouncil(id: "none") { name } }', 'max-age=60'],
    ['council', '{ councilAudit { totalCount } }', 'no-store'],
  ])('%s says of %s: %s', async (name, query, words) => {
    expect(await said(name, query)).toBe(words);
  });

  it('ends with a purge, for every gateway', async () => {
    const age = async () => (await get('WidgetLiaison', { municipality: '1492' })).headers.get('age');
    await age();
    expect(await age()).toMatch(/^\d+$/);
    expect(await house.command('purge-answers')).toMatch(/asks anew within a second/);
    expect(await eventually(async () => (await age()) === null, 5)).toBe(true);
  });
});
