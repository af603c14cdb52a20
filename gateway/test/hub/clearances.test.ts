import { randomUUID } from 'node:crypto';
import { factId } from '@hub/kernel';
import { callerOf } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type House, type Name, openHouse } from './house.ts';

const AREA = factId('FocusArea', 'amal-2023-2024', 3);
const MEETING = factId('Meeting', '1492', 'trygg-och-sakerhetsradet', '2022-12-14');
/** The measure's owner may hide it; its neighbours hold the grant of a reader below the parties, who may write all the same. */
const OWNER = callerOf('PARTY', ['promises:write'], ['1492']);
const READER = callerOf('SECTOR', ['business:report', 'police:write', 'council:write', 'council:read'], ['1492']);

const WRITES = {
  business: { mutation: 'joinMeasure', input: (measure: string) => ({ measure, businesses: 12 }) },
  police: { mutation: 'recordPoliceContribution', input: (measure: string) => ({ measure, text: 'Fotpatrull' }) },
  council: {
    mutation: 'recordDecision',
    input: (measure: string) => ({ meeting: MEETING, text: 'Beslut', decidedOn: '2022-12-14', concerns: [{ measure }] }),
  },
};
const READS = {
  business: 'businessParticipation { businessesTakingPart { __typename } }',
  police: 'policeContribution { text }',
  council: 'decisions { text }',
};
const SHOWN = {
  business: { businessParticipation: { businessesTakingPart: { __typename: 'Count' } } },
  police: { policeContribution: { text: 'Fotpatrull' } },
  council: { decisions: [{ text: 'Beslut' }] },
};
const NOTHING = {
  business: { businessParticipation: null },
  police: { policeContribution: null },
  council: { decisions: [] },
};
type Borrower = keyof typeof WRITES;
const BORROWERS = Object.keys(WRITES) as Borrower[];

describe('what neighbours know of a measure', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close());

  const mutate = async (name: Name, mutation: string, input: object, selection = '') => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
    const { data, errors } = await house.askOne(name, query, { input }, name === 'promises' ? OWNER : READER);
    return { sent: data?.sent ?? null, codes: errors.map(({ extensions }) => extensions['code']) };
  };
  const propose = async (): Promise<string> => {
    const input = { focusAreas: [AREA], title: 'Ny åtgärd', responsible: 'amals-kommun', visibility: 'PUBLIC' };
    return (await mutate('promises', 'proposeMeasure', input, 'measure { id }')).sent.measure.id;
  };
  const writeAbout = (name: Borrower, measure: string) => mutate(name, WRITES[name].mutation, WRITES[name].input(measure));
  /** Asked of the neighbour itself: through the gateway, promises alone would hide the measure and all under it. */
  const readOf = async (name: Borrower, id: string) => {
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Measure { ${READS[name]} } } }`;
    return (await house.askOne(name, query, { keys: [{ __typename: 'Measure', id }] }, READER)).data._entities[0];
  };
  const written = { sent: { userErrors: [] }, codes: [] };

  it('follows it from its proposal to its hiding', async () => {
    const measure = await propose();
    for (const name of BORROWERS) expect([name, await writeAbout(name, measure)]).toEqual([name, written]);
    for (const name of BORROWERS) expect([name, await readOf(name, measure)]).toEqual([name, SHOWN[name]]);

    const hidden = await mutate('promises', 'reviseMeasure', { id: measure, version: 1, visibility: 'PARTY' });
    expect(hidden).toEqual(written);
    const told = async (name: Borrower) => JSON.stringify(await readOf(name, measure)) === JSON.stringify(NOTHING[name]);
    for (const name of BORROWERS) expect([name, await eventually(() => told(name))]).toEqual([name, true]);
    for (const name of BORROWERS) {
      expect([name, await writeAbout(name, measure)]).toEqual([
        name,
        { sent: { userErrors: [{ code: 'NOT_FOUND' }] }, codes: [] },
      ]);
    }
  }, 60_000);

  it('outlives its owner’s outage, and goes on after it', async () => {
    const measure = await propose();
    for (const name of BORROWERS) await writeAbout(name, measure);
    await house.kill('promises');
    const unknown = randomUUID();
    for (const name of BORROWERS) {
      expect([name, await writeAbout(name, measure)]).toEqual([name, written]);
      expect([name, await writeAbout(name, unknown)]).toEqual([name, { sent: null, codes: ['SERVICE_UNAVAILABLE'] }]);
    }
    await house.start('promises');
    const later = await propose();
    for (const name of BORROWERS) {
      expect([name, await writeAbout(name, later)]).toEqual([name, written]);
      expect([name, await writeAbout(name, unknown)]).toEqual([
        name,
        { sent: { userErrors: [{ code: 'NOT_FOUND' }] }, codes: [] },
      ]);
    }
  }, 60_000);

  it('is no client’s to ask', async () => {
    const { errors } = await house.ask('{ clearances { readAt } }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const { data } = await house.ask('{ __type(name: "Clearance") { name } __schema { queryType { fields { name } } } }');
    expect(data.__type).toBeNull();
    expect(data.__schema.queryType.fields.map(({ name }: { name: string }) => name)).not.toContain('clearances');
  });
});
