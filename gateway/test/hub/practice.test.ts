import { LEVELS, type Level } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type House, openHouse } from './house.ts';

const LATER = '2099-01-01T00:00:00Z';
const PROMISES = `query ($code: ID!) { municipality(code: $code) {
  promises { slug focusAreas { measures(first: 20) { edges { node { title } } } } }
  notices(first: 20) { edges { node { title } } }
  safetyCouncil { meetings(first: 20) { edges { node { heldOn notes } } } }
} }`;
interface List {
  readonly edges: readonly { readonly node: object }[];
}
interface Read {
  readonly promises: readonly { slug: string; focusAreas: readonly { measures: List }[] }[];
  readonly notices: List;
  readonly safetyCouncil: { meetings: List } | null;
}
const nodesOf = ({ edges }: List) => edges.map(({ node }) => JSON.stringify(node));
const draft = (slug: string, ...municipalities: string[]) => ({
  slug,
  title: 'SYNTHETIC',
  municipalities,
  parties: ['polisen'],
  period: { from: '2040-01-01', to: '2040-12-31' },
});
const notice = (...municipalities: string[]) => ({
  title: 'SYNTHETIC hidden',
  text: 'SYNTHETIC',
  visibility: 'PARTY',
  municipalities,
});

describe('a hub with the practice municipality', () => {
  let house: House;
  const keys = {} as Record<Level, string>;
  beforeAll(async () => {
    house = await openHouse({ HUB_PRACTICE: 'seeds/practice/9001' });
    for (const level of LEVELS) keys[level] = await house.addDeveloper('--level', level);
  }, 180_000);
  afterAll(() => house.close());

  const as = (key?: string): Record<string, string> => (key === undefined ? {} : { 'x-api-key': key });
  const mutate = async (key: string, mutation: string, input: object) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { userErrors { code field } } }`;
    const { data, errors } = await house.ask(query, { input }, as(key));
    expect(errors).toEqual([]);
    return data.sent.userErrors;
  };
  /** What is read of a municipality, one text a row, notes included. */
  const read = async (code: string, key?: string): Promise<string[]> => {
    const { data } = await house.ask(PROMISES, { code }, as(key));
    const { promises, notices, safetyCouncil } = data.municipality as Read;
    return [
      ...promises.flatMap(({ slug, focusAreas }) => [slug, ...focusAreas.flatMap(({ measures }) => nodesOf(measures))]),
      ...nodesOf(notices),
      ...(safetyCouncil ? nodesOf(safetyCouncil.meetings) : []),
    ];
  };

  it('shows each level what its own reads, and anyone what is public', async () => {
    const shown = await Promise.all(LEVELS.map((level) => read('9001', keys[level])));
    expect(await read('9001')).toEqual(shown[0]);
    const sizes = shown.map((rows) => rows.length);
    expect(sizes).toEqual([...new Set(sizes)].sort((one, other) => one - other));
    const [open = [], , , parties = []] = shown;
    expect(open.join()).toContain('ovning-2026-2027');
    expect(open.join()).not.toMatch(/utkast|embargo|ovning-2030-2031|ovning-2028-2029/);
    for (const hidden of ['ovning-2030-2031', 'ovning-2028-2029', 'SYNTHETIC – under embargo', 'parterna läser'])
      expect(parties.join()).toContain(hidden);
  });

  it('lets a developer write there and read no other municipality’s closed rows', async () => {
    const everywhere = ['--level', 'PARTY', '--municipalities', 'all', '--scopes', 'promises:write,police:write'];
    const admin = await house.addPartner('synthetic-everywhere', ...everywhere);
    expect(await mutate(admin, 'draftPromise', { ...draft('amal-dold', '1492'), visibleFrom: LATER })).toEqual([]);
    expect(await mutate(admin, 'publishNotice', notice('1492'))).toEqual([]);
    expect(await mutate(keys.PARTY, 'draftPromise', draft('ovning-egen', '9001'))).toEqual([]);

    expect((await read('1492', admin)).join()).toMatch(/amal-dold.*SYNTHETIC hidden/);
    expect(await read('1492', keys.PARTY)).toEqual(await read('1492'));
    expect((await read('9001', keys.PARTY)).join()).toContain('ovning-egen');
  });

  it.each(['1492', '9002', '0000'])('lets a developer write nothing in %s', async (code) => {
    const refused = (...field: string[]) => [{ code: 'NOT_FOUND', field }];
    const month = new Date().toISOString().slice(0, 7);
    const key = keys.PARTY;
    expect(await mutate(key, 'draftPromise', draft('utanfor', code))).toEqual(refused('municipalities'));
    expect(await mutate(key, 'draftPromise', draft('utanfor', '9001', code))).toEqual(refused('municipalities'));
    expect(await mutate(key, 'publishNotice', notice('9001', code))).toEqual(refused('municipalities'));
    const walk = { municipality: code, plannedFor: LATER, area: 'SYNTHETIC' };
    expect(await mutate(key, 'planSafetyWalk', walk)).toEqual(refused('municipality'));
    const report = { municipality: code, category: 'THEFT', area: 'Övrigt', month };
    expect(await mutate(key, 'reportIncident', report)).toEqual(refused('municipality'));
  });

  it('answers the first query that a key comes with, from a key of the landing page too', async () => {
    const headers = { 'content-type': 'application/json' };
    const given = await fetch(new URL('/developer-key', house.gateway), { method: 'POST', headers, body: '{}' });
    const { key, steps } = (await given.json()) as { key: string; steps: string };
    const { query } = JSON.parse(/-d '(.*)'$/m.exec(steps)?.[1] ?? '{}');
    expect(await eventually(async () => (await house.ask(query, {}, as(key))).status === 200)).toBe(true);
    const { data, errors } = await house.ask(query, {}, as(key));
    expect(errors).toEqual([]);
    expect(data.viewer).toEqual({ partner: expect.stringMatching(/^developer-/), level: 'PARTY', municipalities: ['9001'] });
    expect(data.municipality.promises.length).toBeGreaterThan(3);
    expect(data.municipality.safetyCouncil.meetings.edges).toHaveLength(3);
  });
});
