import { loadSeeds } from '@hub/kernel';
import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { openCouncil, PROMISE } from './council.ts';

let council: TestSubgraph;
beforeAll(async () => {
  council = await openCouncil();
});
afterAll(() => council.close());

it('knows the fourteen members by name, and nobody else', async () => {
  const { data, errors } = await council.entities(
    'Municipality',
    [{ code: '1492' }],
    'safetyCouncil { name municipality { code } members(first: 50) { totalCount edges { node { name kind } } } }',
  );
  expect(errors).toEqual([]);
  const { members, ...rest } = data._entities[0].safetyCouncil;
  expect(rest).toEqual({ name: 'Åmåls kommuns Trygg- och säkerhetsråd', municipality: { code: '1492' } });
  expect(members.totalCount).toBe(14);
  const names = members.edges.map(({ node }: { node: { name: string } }) => node.name);
  expect(names).toHaveLength(14);
  expect(names[0]).toBe('Ambulansen Åmål');
  expect(names.at(-1)).toBe('Åmåls kommunfastigheter AB');
  expect(members.edges[0].node.kind).toBe('HEALTH');
  expect(names).not.toContain('Åmåls kommun');
});

it('tells of the meeting at the signing: nine bodies present, nothing said of the other five', async () => {
  const { data, errors } = await council.entities(
    'CitizenPromise',
    [{ id: PROMISE }],
    `meetings { heldOn purpose english: purpose(language: EN) promise { id } decisions { id }
      attendance { organisation { slug } present } sources { title quote note } }`,
  );
  expect(errors).toEqual([]);
  const [met, ...others] = data._entities[0].meetings;
  expect(others).toEqual([]);
  expect(met).toMatchObject({
    heldOn: '2022-12-14',
    purpose: 'Föra dialog om löftet samt vårt fortsatta samarbete',
    english: 'Dialogue on the promise and on our continued cooperation',
    promise: { id: PROMISE },
    decisions: [],
  });
  expect(met.attendance).toHaveLength(9);
  expect(met.attendance.every(({ present }: { present: boolean }) => present)).toBe(true);
  expect(met.attendance.map(({ organisation }: { organisation: { slug: string } }) => organisation.slug)).not.toContain('lrf');
  expect(met.sources[0].note).toContain('Dagen är signeringens');
});

it('leaves open what no source tells', async () => {
  const { data } = await council.entities(
    'Municipality',
    [{ code: '1492' }, { code: '1461' }],
    'safetyCouncil { statutoryDuties { duty } } safetyWalks { totalCount edges { node { id } } }',
  );
  const none = { totalCount: 0, edges: [] };
  expect(data._entities).toEqual([
    { safetyCouncil: { statutoryDuties: [] }, safetyWalks: none },
    { safetyCouncil: null, safetyWalks: none },
  ]);
  const member = await council.ask('{ organisation(slug: "pro") { website memberships { since until council { name } } } }');
  expect(member.data.organisation).toEqual({
    website: null,
    memberships: [{ since: null, until: null, council: { name: 'Åmåls kommuns Trygg- och säkerhetsråd' } }],
  });
});

it('gives all three municipalities’ organisations, the shared one once', async () => {
  await loadSeeds(definition, council.database, ['seeds/mellerud', 'seeds/dals-ed']);
  const { data } = await council.ask('{ organisations(first: 100) { totalCount edges { node { slug } } } }');
  expect(data.organisations.totalCount).toBe(17);
  const slugs = data.organisations.edges.map(({ node }: { node: { slug: string } }) => node.slug);
  expect(slugs.filter((slug: string) => slug === 'polisen')).toHaveLength(1);
});

it('touches nothing when loaded again', async () => {
  const tables = ['organisation', 'safety_council', 'membership', 'meeting', 'attendance'];
  const stand = async () => {
    const rows = [];
    for (const table of tables)
      rows.push(...(await council.database.source.query(`select id, updated_at from ${table} order by id`)));
    return rows;
  };
  const before = await stand();
  await loadSeeds(definition, council.database, ['seeds/amal', 'seeds/mellerud', 'seeds/dals-ed']);
  expect(before.length).toBeGreaterThan(40);
  expect(await stand()).toEqual(before);
});
