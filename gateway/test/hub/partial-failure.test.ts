import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type House, openHouse } from './house.ts';

const SHARED_PICTURE = readFileSync('schema/operations/shared-picture.graphql', 'utf8');

/** What each owner gives the shared picture; with the owner gone, this and no more is null. */
const GIVEN = {
  council: { promise: 'meetings', municipality: 'safetyCouncil' },
  business: { promise: null, municipality: null },
  police: { promise: 'claims', municipality: 'reportedOffences' },
} as const;

describe('one owner’s outage', () => {
  let house: House;
  const picture = () => house.ask(SHARED_PICTURE, { municipality: '1492' });
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close());

  it.each(['council', 'business', 'police'] as const)('of the %s costs its own fields alone, and heals', async (name) => {
    const whole = await picture();
    expect(whole.errors).toEqual([]);
    await house.kill(name);

    const { data, errors } = await picture();
    expect(data.municipality.name).toBe('Åmål');
    expect(data.municipality.currentPromise.focusAreas).toHaveLength(3);
    for (const [owner, fields] of Object.entries(GIVEN)) {
      const { promise, municipality } = fields;
      const gone = owner === name;
      if (promise) expect([owner, data.municipality.currentPromise[promise] === null]).toEqual([owner, gone]);
      if (municipality) expect([owner, data.municipality[municipality] === null]).toEqual([owner, gone]);
    }
    expect(data.municipality.currentPromise.focusAreas[2].businessSafety).toEqual(name === 'business' ? null : { total: null });
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', service: name });

    await house.start(name);
    expect(await eventually(async () => (await picture()).errors.length === 0)).toBe(true);
    expect(await picture()).toEqual(whole);
  });

  it('of the promises leaves the others’ own roots answering', async () => {
    await house.kill('promises');
    const { data, errors } = await house.ask(
      '{ municipality(code: "1492") { name } organisation(slug: "amal-handel") { name } statisticSeries { totalCount } }',
    );
    expect(data).toEqual({
      municipality: null,
      organisation: { name: 'Åmål Handel' },
      statisticSeries: { totalCount: expect.any(Number) },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'promises' } }]);
    await house.start('promises');
    expect(await eventually(async () => (await picture()).errors.length === 0)).toBe(true);
  });
});
