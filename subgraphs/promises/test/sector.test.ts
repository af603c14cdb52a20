import { ANYONE, type Caller, PEER_SCOPE } from '@hub/kernel';
import { callerOf, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changed, openSynthetic, propose, publishedWithArea } from './fixtures.ts';

let promises: TestSubgraph;
let area: { id: string };
beforeAll(async () => {
  promises = await openSynthetic();
  area = (await publishedWithArea(promises)).area;
});
afterAll(() => promises.close());

const of = (caller: Caller, sector: string | null): Caller => ({ ...caller, sector });
const sectorBody = (sector: string | null) => of(callerOf('SECTOR', [], ['9001']), sector);
const READERS: Record<string, Caller> = {
  anyone: ANYONE,
  'a trade body': sectorBody('trade'),
  'a transport body': sectorBody('transport'),
  'a body without a sector': sectorBody(null),
  'a council member': callerOf('COUNCIL', [], ['9001']),
  'a party': callerOf('PARTY', [], ['9001']),
};

/** Who reads a measure and its timeline. */
async function readersOf(id: string): Promise<string[]> {
  const readers = [];
  for (const [name, caller] of Object.entries(READERS)) {
    const { data, errors } = await promises.ask(`{ measure(id: "${id}") { timeline { totalCount } } }`, {}, caller);
    expect(errors).toEqual([]);
    if (data.measure === null) continue;
    expect(data.measure.timeline.totalCount).toBeGreaterThan(0);
    readers.push(name);
  }
  return readers;
}

async function clearanceOf(id: string) {
  const query = '{ clearances { rows { id sector visibility } } }';
  const { data } = await promises.ask(query, {}, { ...ANYONE, scopes: [PEER_SCOPE] });
  return data.clearances.rows.find((row: { id: string }) => row.id === id);
}

const SECTORS = ['a trade body', 'a transport body', 'a body without a sector'];
const ABOVE = ['a council member', 'a party'];

it('a SECTOR measure is of the sector that wrote it, and its neighbours are told so', async () => {
  const { id } = await changed(promises, 'proposeMeasure', input('SECTOR'), of(PARTY, 'trade'));
  expect(await readersOf(id)).toEqual(['a trade body', ...ABOVE]);
  expect(await clearanceOf(id)).toEqual({ id, visibility: 'SECTOR', sector: 'trade' });
});

it('a SECTOR measure is every sector’s where its writer has none', async () => {
  const { id } = await propose(promises, [area.id], { visibility: 'SECTOR' });
  expect(await readersOf(id)).toEqual([...SECTORS, ...ABOVE]);
  expect(await clearanceOf(id)).toEqual({ id, visibility: 'SECTOR', sector: null });
});

it.each(['PUBLIC', 'COUNCIL', 'PARTY'])('a %s measure is no sector’s, whoever writes it', async (visibility) => {
  const { id } = await changed(promises, 'proposeMeasure', input(visibility), of(PARTY, 'trade'));
  expect(await clearanceOf(id)).toEqual({ id, visibility, sector: null });
});

it('new words leave the sector as it stands, a new level gives it to the writer’s', async () => {
  const { id } = await changed(promises, 'proposeMeasure', input('SECTOR'), of(PARTY, 'trade'));
  const revise = (version: number, changes: object) =>
    changed(promises, 'reviseMeasure', { id, version, ...changes }, of(PARTY, 'transport'));
  await revise(1, { title: 'SYNTHETIC, in other words' });
  expect(await readersOf(id)).toEqual(['a trade body', ...ABOVE]);
  await revise(2, { visibility: 'COUNCIL' });
  await revise(3, { visibility: 'SECTOR' });
  expect(await readersOf(id)).toEqual(['a transport body', ...ABOVE]);
});

function input(visibility: string) {
  return { focusAreas: [area.id], title: 'SYNTHETIC', responsible: 'synthetic-kommun', visibility };
}
