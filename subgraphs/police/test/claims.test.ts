import { randomUUID } from 'node:crypto';
import { factId, Visibility } from '@hub/kernel';
import { callerOf, knowForeign, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuotedClaim } from '../src/entities/quoted-claim.ts';
import { definition } from '../src/schema.ts';
import { AMAL_PROMISE, policeOf, RECORD_CLAIM, SOURCE } from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal', 'seeds/mellerud']);
});
afterAll(() => police.close());

const claimsOf = async (id: string, caller?: typeof PARTY) =>
  (await police.entities('CitizenPromise', [{ id }], 'claims { id text }', caller)).data._entities[0].claims;
const CLAIM = {
  promise: AMAL_PROMISE,
  text: 'Vi ser resultat',
  speaker: { name: 'Jenny Wester', role: 'lokalpolisområdeschef', organisation: 'polisen' },
  saidOn: '2022-12-14',
  source: SOURCE,
  note: 'Inga tal nämns',
};
const record = (input: object = {}, caller = policeOf('1492')) =>
  police.ask(RECORD_CLAIM, { input: { ...CLAIM, ...input } }, caller);

describe('the claims of Åmål’s promise', () => {
  it('are both speakers’ words, in the document’s order, with what they leave open', async () => {
    const { data, errors } = await police.entities(
      'CitizenPromise',
      [{ id: AMAL_PROMISE }, { id: factId('CitizenPromise', 'mellerud-2022') }],
      'claims { text speaker { name role organisation { slug } } saidOn note source { title publisher url quote note } }',
    );
    expect(errors).toEqual([]);
    const [{ claims }, mellerud] = data._entities;
    expect(mellerud.claims).toEqual([]);
    const torstensson = { name: 'Peter Torstensson', role: 'kommunpolis', organisation: { slug: 'polisen' } };
    expect(claims.map(({ speaker }: QuotedClaim) => speaker)).toEqual([
      torstensson,
      torstensson,
      torstensson,
      { name: 'Michael Karlsson', role: 'kommunalråd', organisation: { slug: 'amals-kommun' } },
    ]);
    expect(claims.map(({ note }: QuotedClaim) => note)).toEqual([
      expect.stringContaining('saknar tal'),
      expect.stringContaining('Ingen undersökning'),
      expect.stringContaining('Ingen undersökning'),
      expect.stringContaining('LOV3'),
    ]);
    expect(claims[1].text).toContain('8 av10 Åmålsbor');
    expect(claims[0]).toMatchObject({
      saidOn: null,
      source: {
        title: 'Tre fokusområden i nya medborgarlöftet',
        publisher: 'Åmåls kommun',
        quote: expect.stringContaining('drastiskt nedåt'),
        note: expect.stringContaining('Thorstensson'),
      },
    });
  });

  it('take the same statements for one promise and for a hundred', async () => {
    for (const size of [1, 100]) {
      police.statements();
      const keys = [{ id: AMAL_PROMISE }, ...Array.from({ length: size - 1 }, () => ({ id: randomUUID() }))];
      const { data } = await police.entities(
        'CitizenPromise',
        keys,
        'claims { speaker { organisation { slug } } source { title } }',
      );
      expect(data._entities[0].claims).not.toEqual([]);
      expect(police.statements()).toHaveLength(1);
    }
  });
});

describe('recordClaim', () => {
  it('adds a claim after the others', async () => {
    const { data, errors } = await record();
    expect(errors).toEqual([]);
    expect(data.recordClaim.userErrors).toEqual([]);
    const { id, ...claim } = data.recordClaim.claim;
    expect(claim).toEqual({
      text: 'Vi ser resultat',
      speaker: { name: 'Jenny Wester', role: 'lokalpolisområdeschef', organisation: { slug: 'polisen' } },
      saidOn: '2022-12-14',
      source: { title: 'Lägesbild', publisher: 'Polisen', url: null },
      note: 'Inga tal nämns',
    });
    expect((await claimsOf(AMAL_PROMISE)).at(-1)).toEqual({ id, text: 'Vi ser resultat' });
  });

  it('leaves null what nobody has said', async () => {
    const { data } = await record({ speaker: { name: 'Namn' }, saidOn: null, note: null, source: { title: 'Sida' } });
    expect(data.recordClaim.claim).toMatchObject({
      speaker: { name: 'Namn', role: null, organisation: null },
      saidOn: null,
      note: null,
      source: { title: 'Sida', publisher: null, url: null },
    });
  });

  it('has one effect and one answer for one key', async () => {
    const before = (await claimsOf(AMAL_PROMISE)).length;
    const first = await record({ idempotencyKey: 'k1', text: 'En gång' });
    const second = await record({ idempotencyKey: 'k1', text: 'En gång' });
    expect(second.data).toEqual(first.data);
    expect(await claimsOf(AMAL_PROMISE)).toHaveLength(before + 1);
  });
});

describe('a claim about a promise that the caller may not know of', () => {
  it('is hidden under the promise and by its own id', async () => {
    const hidden = await knowForeign(police, 'CitizenPromise', { visibility: Visibility.COUNCIL });
    const { data } = await record({ promise: hidden, text: 'Om ett utkast' });
    const { id } = data.recordClaim.claim;
    const seen = async (caller?: typeof PARTY) => [
      (await claimsOf(hidden, caller)).length,
      (await police.entities('QuotedClaim', [{ id }], 'text', caller)).data._entities[0],
    ];
    expect(await seen()).toEqual([0, null]);
    expect(await seen(callerOf('SECTOR'))).toEqual([0, null]);
    expect(await seen(callerOf('COUNCIL', [], ['1461']))).toEqual([0, null]);
    expect(await seen(callerOf('COUNCIL', [], ['1492']))).toEqual([1, { text: 'Om ett utkast' }]);
  });
});
