import { HubError } from '@hub/kernel/process';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Partner } from '../../src/partners/partner.ts';
import { knownPartners } from '../fixtures/known-partners.ts';
import { type House, openHouse } from './house.ts';
import { subscribe, until } from './reader.ts';

const QUERY = 'subscription { renamed { name secret } }';
const PARTNER: Pick<Partner, 'slug'> & Partial<Partner> = { slug: 'radet', level: 'COUNCIL', scopes: ['council:read'] };

/** The registry as it stands, which each test alters. */
let known = knownPartners(PARTNER);
let house: House;
beforeAll(async () => {
  const partners = { ...known, byKey: (key: string) => known.byKey(key) };
  house = await openHouse({}, { partners });
});
beforeEach(() => {
  known = knownPartners(PARTNER);
});
afterAll(() => house.release());

async function follow(query = QUERY, headers: Record<string, string> = { 'x-api-key': 'key-of-radet' }) {
  const before = house.announcer.asked.length;
  const reader = await subscribe(house.url, query, { headers });
  await until(() => house.announcer.asked.length > before);
  return reader;
}

it('a caller that may not read a field has null for it, told at each event', async () => {
  const { next, leave } = await follow(QUERY, {});
  for (const id of ['a', 'b']) {
    house.announcer.tell(id, '1492');
    expect(await next()).toMatchObject({
      id,
      data: { renamed: { name: 'Åmål', secret: null } },
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  }
  leave();
});

it('a caller that may read it has it', async () => {
  const { next, leave } = await follow();
  house.announcer.tell('a', '1492');
  expect(await next()).toMatchObject({ data: { renamed: { name: 'Åmål', secret: 'agenda' } }, codes: [] });
  leave();
});

it('a subscription that the caller may not open is asked of nobody', async () => {
  const before = house.announcer.asked.length;
  const { rest } = await subscribe(house.url, 'subscription { closed { name } }');
  expect(await rest()).toMatchObject([
    { event: 'next', data: { closed: null }, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] },
    { event: 'complete' },
  ]);
  expect(house.announcer.asked).toHaveLength(before);
});

it('a key that is revoked ends its stream, though no event comes by', async () => {
  const { rest } = await follow();
  known = knownPartners();
  expect(await rest()).toMatchObject([{ event: 'next', data: null, codes: ['UNAUTHENTICATED'] }, { event: 'complete' }]);
  await until(() => house.announcer.open() === 0);
});

it('an event that comes before that is noticed is not told', async () => {
  const { rest } = await follow();
  known = knownPartners();
  house.announcer.tell('a', '1492');
  expect(await rest()).toMatchObject([{ data: null, codes: ['UNAUTHENTICATED'] }, { event: 'complete' }]);
});

it('nor is one that its reader may read less of by now', async () => {
  const { rest } = await follow();
  known = knownPartners({ ...PARTNER, scopes: [] });
  house.announcer.tell('a', '1492');
  expect(await rest()).toMatchObject([{ data: null, codes: ['UNAUTHENTICATED'] }, { event: 'complete' }]);
});

it('where nobody can say whether a key stands, its stream ends', async () => {
  const { rest } = await follow();
  known = {
    ...known,
    byKey: () => {
      throw new HubError('SERVICE_UNAVAILABLE', 'The registry cannot be reached just now');
    },
  };
  house.announcer.tell('a', '1492');
  expect(await rest()).toMatchObject([{ data: null, codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
});

it('a key that is none opens no stream', async () => {
  const { status } = await subscribe(house.url, QUERY, { headers: { 'x-api-key': 'key-of-nobody' } });
  expect(status).toBe(401);
});
