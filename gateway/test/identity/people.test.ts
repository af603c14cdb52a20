import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Door, openDoor, partnerWith } from './callers.ts';
import { type OpenId, startOpenId } from './openid.ts';

describe('a person', () => {
  let openId: OpenId;
  let door: Door;
  beforeAll(async () => {
    openId = await startOpenId();
    door = await openDoor([partnerWith('synthetic-council', openId.people), partnerWith('synthetic-shops', null)]);
  });
  afterAll(async () => {
    await door.hub.release();
    await openId.stop();
  });

  it('is let in by a token of their partner’s own provider, with what their groups give', async () => {
    expect(await door.ask(await openId.issue('council'))).toEqual({
      status: 200,
      code: undefined,
      message: '',
      secret: 'agenda',
    });
    expect(door.told()).toEqual({
      partner: 'synthetic-council',
      actor: expect.stringMatching(/^person:[0-9a-f]{16}$/),
      level: 'COUNCIL',
      scopes: ['council:read'],
      municipalities: ['9001'],
      sector: null,
      budget: null,
    });
  });

  it('never holds more than their partner does', async () => {
    await door.ask(await openId.issue('council', 'police', 'admins'));
    expect(door.told()).toMatchObject({ level: 'COUNCIL', scopes: ['council:read'] });
  });

  it.each<[string, unknown]>([
    ['a group that gives nothing', ['canteen']],
    ['no group', []],
    ['no claim', undefined],
    ['a claim of another shape', { council: true }],
    ['a number', 7],
    ['names that every object has', ['constructor', '__proto__', 'toString', 7, null, ['council']]],
  ])('of %s holds no scope, and reads the rows their partner reads', async (_what, groups) => {
    const { status, secret, code } = await door.ask(await openId.sign({ groups }));
    expect({ status, secret, code }).toEqual({ status: 200, secret: null, code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
    expect(door.told()).toMatchObject({ partner: 'synthetic-council', level: 'COUNCIL', scopes: [], municipalities: ['9001'] });
  });

  it('may have their groups as words parted by spaces', async () => {
    expect(await door.ask(await openId.sign({ groups: 'canteen council' }))).toMatchObject({ secret: 'agenda' });
  });

  it('is a pseudonym of their own, and no name', async () => {
    const actorOf = async (sub: string) => {
      await door.ask(await openId.sign({ sub, name: 'Anna Svensson' }));
      return door.told().actor;
    };
    const [anna, eva, again] = [await actorOf('anna.svensson'), await actorOf('eva'), await actorOf('anna.svensson')];
    expect(new Set([anna, eva])).toHaveProperty('size', 2);
    expect(again).toBe(anna);
    expect(JSON.stringify(door.hub.register.asked) + door.hub.lines.join('')).not.toMatch(/anna/i);
  });

  it('may come with their partner’s key, and with nobody else’s', async () => {
    const token = await openId.issue('council');
    expect(await door.ask(token, { 'x-api-key': 'synthetic-council' })).toMatchObject({ status: 200, secret: 'agenda' });
    const others = await door.ask(token, { 'x-api-key': 'synthetic-shops' });
    expect(others).toMatchObject({ status: 401, message: 'The key and the token belong to different partners' });
    expect(await door.ask(token, { 'x-api-key': 'nobody' })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await door.ask('x.y.z', { 'x-api-key': 'synthetic-council' })).toMatchObject({ status: 401 });
  });

  it('gives the gateway a token and a key that go no further', async () => {
    const token = await openId.issue('council');
    const before = door.hub.register.asked.length;
    await door.ask(token, { 'x-api-key': 'synthetic-council' });
    const sent = door.hub.register.asked.slice(before);
    expect(sent).toHaveLength(1);
    const [, claims, signature = ''] = token.split('.');
    const tokens = sent.map(({ headers }) => Buffer.from(headers.authorization?.split('.')[1] ?? '', 'base64url').toString());
    const everything = JSON.stringify([sent, tokens, door.hub.lines]);
    for (const secret of [token, claims ?? '', signature, 'x-api-key']) expect(everything).not.toContain(secret);
  });
});

it('is let in by the provider’s other algorithms where the partner’s settings name them', async () => {
  for (const algorithm of ['ES256', 'EdDSA'] as const) {
    const openId = await startOpenId(algorithm);
    const door = await openDoor([partnerWith('synthetic-council', openId.people)]);
    expect({ algorithm, ...(await door.ask(await openId.issue('council'))) }).toMatchObject({ algorithm, secret: 'agenda' });
    await door.hub.release();
    await openId.stop();
  }
});
