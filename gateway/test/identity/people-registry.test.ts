import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changePartner } from '../../src/partners/registry.ts';
import { type House, openHouse, until } from '../partners/house.ts';
import { type OpenId, startOpenId } from './openid.ts';

let openId: OpenId;
let house: House;
beforeAll(async () => {
  openId = await startOpenId();
  house = await openHouse();
}, 120_000);
afterAll(async () => {
  await house.close();
  await openId.stop();
});

/** What every gateway answers to one of the provider's people. */
async function statuses(): Promise<number[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await openId.issue('council')}` };
  const body = '{"query":"{ __typename }"}';
  return Promise.all(house.hubs.map(async ({ url }) => (await fetch(url, { method: 'POST', headers, body })).status));
}

const all = (status: number) => house.hubs.map(() => status);
const become = (status: number) => until(async () => (await statuses()).every((each) => each === status));

it('lets a partner’s people in from when it is registered with their provider until its time ends', async () => {
  expect(await statuses()).toEqual(all(401));
  const { slug } = await house.letIn({ people: openId.people, scopes: ['council:read'] });
  expect(await statuses()).toEqual(all(200));
  await changePartner(house.registry, slug, { expiresAt: new Date(Date.now() + 3_000) });
  await become(401);
  await changePartner(house.registry, slug, { expiresAt: null });
  await become(200);
  await changePartner(house.registry, slug, { people: null });
  await become(401);
}, 120_000);
