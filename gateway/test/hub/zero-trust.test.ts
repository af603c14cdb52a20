import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ANYONE, type Caller, createSigner, GATEWAY } from '@hub/kernel/process';
import { PARTY } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, importJWK, type JWK, SignJWT } from 'jose';
import { type House, openHouse, SUBGRAPHS } from './house.ts';

const READ = JSON.stringify({ query: '{ __typename }' });
const CLEARANCES = JSON.stringify({ query: '{ clearances { readAt rows { id } } }' });
const REFUSED = { status: 401, codes: ['UNAUTHENTICATED'], data: null };
const ANSWERED = { status: 200, codes: [], data: { __typename: 'Query' } };

describe('behind the gateway', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 130_000);
  afterAll(() => house.close());

  type Name = (typeof SUBGRAPHS)[number];
  const keys = () => join(house.folder, 'keys');
  const ownKey = async (issuer: string): Promise<JWK> => JSON.parse(await readFile(join(keys(), issuer, 'key.json'), 'utf8'));
  const sign = (body: string, audience: string, issuer = GATEWAY, caller: Caller = PARTY) =>
    createSigner(issuer, keys()).sign(caller, audience, randomUUID(), body);
  /** What was signed, signed again by this key with something altered. */
  const alter = async (token: string, jwk: JWK, changes: object = {}) =>
    new SignJWT({ ...decodeJwt(token), ...changes })
      .setProtectedHeader({ alg: 'EdDSA', kid: String(jwk.kid), typ: 'JWT' })
      .sign(await importJWK(jwk, 'EdDSA'));
  const send = async (name: Name, token: string | undefined, body = READ) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    const response = await fetch(house.urls[name], { method: 'POST', headers, body });
    const { data = null, errors = [] } = (await response.json()) as {
      data?: object;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, codes: errors.map(({ extensions }) => extensions.code), data };
  };

  it.each(SUBGRAPHS)('the %s subgraph answers what the gateway signed for it, once, and nothing else', async (name) => {
    const token = await sign(READ, name);
    expect([await send(name, token), await send(name, token)]).toEqual([ANSWERED, REFUSED]);
    const another = SUBGRAPHS.find((each) => each !== name) ?? '';
    const stranger = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: `gateway.${randomUUID()}` };
    const peer = await ownKey('council');
    const now = Math.floor(Date.now() / 1_000);
    const refused = {
      'no token': undefined,
      'another audience': await sign(READ, another),
      'another body': await sign(CLEARANCES, name),
      expired: await alter(await sign(READ, name), await ownKey(GATEWAY), { iat: now - 60, exp: now - 45 }),
      'an unknown key': await alter(await sign(READ, name), stranger as JWK),
      'the gateway’s name with a peer’s key': await alter(await sign(READ, name), peer),
      'a peer’s key under the name of the gateway’s': await alter(await sign(READ, name), {
        ...peer,
        kid: String((await ownKey(GATEWAY)).kid),
      }),
    };
    for (const [why, forged] of Object.entries(refused))
      expect({ why, ...(await send(name, forged)) }).toEqual({ why, ...REFUSED });
    expect((await fetch(`${house.urls[name]}?query={__typename}`)).status).toBe(401);
  });

  it('the rows’ clearances are told to peers alone, and peers are told nothing else', async () => {
    const partners = await send('promises', await sign(CLEARANCES, 'promises'), CLEARANCES);
    expect(partners.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    for (const peer of ['council', 'business', 'police']) {
      const { codes, data } = await send('promises', await sign(CLEARANCES, 'promises', peer, ANYONE), CLEARANCES);
      expect({ peer, codes, data }).toMatchObject({ peer, codes: [], data: { clearances: { readAt: expect.any(String) } } });
      for (const name of SUBGRAPHS.filter((each) => each !== 'promises'))
        expect({ peer, name, ...(await send(name, await sign(READ, name, peer))) }).toEqual({ peer, name, ...REFUSED });
    }
    const viewer = JSON.stringify({ query: '{ viewer { partner level scopes } }' });
    const boasting = await send('promises', await sign(viewer, 'promises', 'council', PARTY), viewer);
    expect(boasting.data).toEqual({ viewer: { partner: null, level: 'PUBLIC', scopes: ['hub:clearances'] } });
  });

  it('a subgraph that was killed and started again takes nothing from before', async () => {
    const [taken, held] = [await sign(READ, 'police'), await sign(READ, 'police')];
    expect(await send('police', taken)).toEqual(ANSWERED);
    await house.kill('police');
    await house.start('police');
    expect([await send('police', taken), await send('police', held)]).toEqual([REFUSED, REFUSED]);
    expect(await send('police', await sign(READ, 'police'))).toEqual(ANSWERED);
  }, 120_000);

  it('new keys come in twice under load without one failed request, and the second time ends the oldest', async () => {
    const query =
      '{ municipality(code: "1492") { name safetyCouncil { name } policeLiaison { role } businessSafety { total { __typename } } } }';
    const wrong: unknown[] = [];
    let answered = 0;
    let rotating = true;
    const asking = Array.from({ length: 4 }, async () => {
      while (rotating) {
        const { status, errors } = await house.ask(query).catch((error) => ({ status: String(error), errors: [] }));
        answered += 1;
        if (status !== 200 || errors.length > 0) wrong.push({ status, errors });
      }
    });
    const oldest = await ownKey(GATEWAY);
    await rotate(house.folder);
    const middle = await ownKey(GATEWAY);
    expect(await send('police', await alter(await sign(READ, 'police'), oldest))).toEqual(ANSWERED);
    const underWay = await alter(await sign(READ, 'police'), oldest);
    const second = rotate(house.folder);
    await setTimeout(3_000); // longer than the command takes, and shorter than a request may be under way
    expect(await send('police', underWay)).toEqual(ANSWERED);
    await second;
    rotating = false;
    await Promise.all(asking);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(answered).toBeGreaterThan(20);

    const kids = [oldest.kid, middle.kid, (await ownKey(GATEWAY)).kid];
    expect(new Set(kids).size).toBe(3);
    expect(await send('police', await alter(await sign(READ, 'police'), oldest))).toEqual(REFUSED);
    expect(await send('police', await alter(await sign(READ, 'police'), middle))).toEqual(ANSWERED);
    expect((await send('promises', await sign(CLEARANCES, 'promises', 'council', ANYONE), CLEARANCES)).codes).toEqual([]);
  }, 120_000);
});

/** As an operator does, while the hub runs. */
async function rotate(folder: string): Promise<void> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, ['gateway/dist/src/keys/main.js', 'rotate'], {
    env: { ...env, HUB_DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}
