import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../src/audit/verify.ts';
import { changePartner, revokeKeys, rotateKey } from '../../src/partners/registry.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** What the gateway's own log holds of a partner, oldest first. */
const entriesOf = (partner: string) =>
  house.registry.source.query('select operation, actor, decision, reason from audit_entry where partner = $1 order by seq', [
    partner,
  ]);

describe('the gateway’s own audit log', () => {
  it('holds every change to a partner, in the change’s own transaction', async () => {
    const { slug } = await house.letIn();
    await changePartner(house.registry, slug, { budget: 300 });
    await rotateKey(house.registry, slug, 0);
    await revokeKeys(house.registry, slug);
    await expect(revokeKeys(house.registry, slug, 'nothing')).rejects.toThrow('has no key');
    const changes = ['add', 'change', 'rotate', 'revoke'].map((change) => `partner.${change}`);
    const entry = { actor: 'command', decision: 'ALLOWED', reason: null };
    expect(await entriesOf(slug)).toEqual(changes.map((operation) => ({ operation, ...entry })));
  });

  it('holds what a partner asked for and may not read, once a request, before the answer leaves', async () => {
    const { slug, id, key } = await house.letIn({ level: 'COUNCIL', scopes: [] });
    const hub = house.hubs[0];
    const query = '{ one: municipality(code: "1492") { secret } two: municipality(code: "1461") { name secret } }';
    await hub?.ask(query, {}, { 'x-api-key': key });
    await hub?.ask(query);
    expect((await entriesOf(slug)).slice(1)).toEqual([
      { operation: 'Municipality.secret', actor: `key:${id}`, decision: 'REFUSED', reason: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    ]);
  });

  it('is one unbroken chain', async () => {
    const { head, faults } = await verifyChain(house.registry.source, []);
    expect(faults).toEqual([]);
    expect(head.seq).toBeGreaterThan(5);
  });
});
