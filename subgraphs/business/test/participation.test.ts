import { factId, Visibility } from '@hub/kernel';
import { callerOf, knowForeign, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { business, clear, openBusiness, TOWN } from './fixtures.ts';

const MEASURE = factId('Measure', 'exempel');
const _UNKNOWN = factId('Measure', 'okänd');
const FIELDS = `measure { id } organisations { slug business { sector } }
  businessesTakingPart { ... on Count { value } ... on Suppressed { reason } } notes`;
const JOIN = `mutation ($input: JoinMeasureInput!) {
  joinMeasure(input: $input) { participation { ${FIELDS} } userErrors { code message field } }
}`;

describe('taking part in a measure', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openBusiness();
  });
  beforeEach(async () => {
    await clear(subgraph);
    await setMeasure(Visibility.PUBLIC);
  });
  afterAll(() => subgraph.close());

  const setMeasure = (visibility: Visibility, visibleFrom: Date | null = null) =>
    knowForeign(subgraph, 'Measure', { id: MEASURE, visibility, visibleFrom, municipalities: [TOWN] });
  const join = async (input: object, caller = business('exempel-handel')) =>
    (await subgraph.ask(JOIN, { input: { measure: MEASURE, ...input } }, caller)).data.joinMeasure;
  const read = async (caller = callerOf('PUBLIC'), id = MEASURE) =>
    (await subgraph.entities('Measure', [{ id }], `businessParticipation { ${FIELDS} }`, caller)).data._entities[0]
      .businessParticipation;

  it('names the organisation, its businesses and what it wrote', async () => {
    const { participation, userErrors } = await join({ businesses: 12, notes: 'Gemensam rond varje kväll' });
    expect(userErrors).toEqual([]);
    expect(participation).toEqual({
      measure: { id: MEASURE },
      organisations: [{ slug: 'exempel-handel', business: { sector: 'detaljhandel' } }],
      businessesTakingPart: { value: 12 },
      notes: 'Gemensam rond varje kväll',
    });
    expect(await read()).toEqual(participation);
  });

  it('replaces what the same organisation said before, and adds up several', async () => {
    await join({ businesses: 12, notes: 'Ett' });
    await join({ businesses: 14, notes: 'Två' });
    const { participation } = await join({ businesses: 6, notes: 'Tre' }, business('exempel-industri'));
    expect(participation.organisations.map(({ slug }: { slug: string }) => slug)).toEqual(['exempel-handel', 'exempel-industri']);
    expect(participation.businessesTakingPart).toEqual({ value: 20 });
    expect(participation.notes).toBe('Två\n\nTre');
  });

  it('shows no sum that would give a small part away, and null where nobody said', async () => {
    expect((await join({})).participation).toMatchObject({ businessesTakingPart: null, notes: null });
    expect((await join({ businesses: 12 })).participation.businessesTakingPart).toEqual({ value: 12 });
    const { participation } = await join({ businesses: 2 }, business('exempel-industri'));
    expect(participation.businessesTakingPart).toEqual({ reason: 'SMALL_COUNT' });
  });

  it('is not told of a measure that the caller may not know of', async () => {
    await join({ businesses: 12 });
    await setMeasure(Visibility.COUNCIL);
    expect(await read()).toBeNull();
    expect(await read(callerOf('COUNCIL', [], ['1492']))).toBeNull();
    expect(await read(callerOf('COUNCIL', [], [TOWN]))).not.toBeNull();
    await setMeasure(Visibility.PUBLIC, new Date('2199-01-01'));
    expect(await read(callerOf('COUNCIL'))).toBeNull();
    expect(await read(PARTY)).not.toBeNull();
  });

  it('has one effect for one idempotency key', async () => {
    const first = await join({ businesses: 12, notes: 'Rond', idempotencyKey: 'k' });
    await join({ businesses: 30 });
    expect(await join({ businesses: 12, notes: 'Rond', idempotencyKey: 'k' })).toEqual(first);
    expect((await read()).businessesTakingPart).toEqual({ value: 30 });
  });

  it('takes as many statements for 100 measures as for one', async () => {
    await join({ businesses: 12 });
    const count = async (keys: object[]) => {
      subgraph.statements();
      await subgraph.entities('Measure', keys, `businessParticipation { ${FIELDS} }`);
      return subgraph.statements().length;
    };
    const many = Array.from({ length: 100 }, (_, index) => ({ id: index === 0 ? MEASURE : factId('Measure', String(index)) }));
    expect(await count(many)).toBe(await count([{ id: MEASURE }]));
  });

  it('cannot hold a negative count', async () => {
    const insert = subgraph.database.source.query("insert into participation values ($1, 'a', -1)", [MEASURE]);
    await expect(insert).rejects.toThrow('check');
  });
});
