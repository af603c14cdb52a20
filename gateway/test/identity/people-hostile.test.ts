import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { type Door, openDoor, partnerWith } from './callers.ts';
import { type OpenId, startOpenId } from './openid.ts';

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

describe('a token that is not taken', () => {
  let openId: OpenId;
  let others: OpenId;
  let door: Door;
  beforeAll(async () => {
    openId = await startOpenId();
    others = await startOpenId();
    // Settings that no command would take: a symmetric algorithm and none at all are refused wherever they come from.
    const careless = { ...openId.people, algorithms: ['RS256', 'HS256', 'HS512', 'none'] };
    const list = [partnerWith('synthetic-council', careless), partnerWith('synthetic-police', others.people)];
    door = await openDoor(list);
    await door.ask(await openId.sign());
  });
  afterAll(async () => {
    await door.hub.release();
    await Promise.all([openId.stop(), others.stop()]);
  });

  const claims = () => ({
    iss: openId.people.issuer,
    aud: openId.people.audience,
    sub: 'anna.svensson',
    iat: now(),
    exp: now() + 60,
  });
  /** Refused, with these words, none of which is out of the token. */
  const expectRefused = async (token: string, message: string) => {
    expect(await door.ask(token)).toEqual({ status: 401, code: 'UNAUTHENTICATED', message, secret: undefined });
    const words = token.split('.').filter((word) => word.length > 20);
    for (const word of ['anna.svensson', ...words]) expect(door.hub.lines.join('')).not.toContain(word);
  };

  const ALGORITHM = 'The token is signed with an algorithm that its partner does not use';
  const SIGNATURE = 'The token’s signature is not its provider’s';
  const KEY = 'The token is signed with a key that its provider does not have';
  const SHAPE = 'authorization holds no signed JWT';
  const CLAIM = 'The token holds a claim of no known shape';
  const LONG = 'The token stands for more than 24 hours';

  it.each<[string, Record<string, unknown>, string]>([
    ['is for another audience', { aud: 'https://other.example' }, 'The token is for another audience than the hub'],
    ['is an ID token for another client', { aud: ['client-1', 'client-2'] }, 'The token is for another audience than the hub'],
    ['has no audience', { aud: undefined }, 'The token lacks the claim aud'],
    ['has expired', { iat: now() - HOUR, exp: now() - 31 }, 'The token has expired'],
    ['has no end', { exp: undefined }, 'The token lacks the claim exp'],
    ['has an end that is no number', { exp: '2099-01-01' }, CLAIM],
    ['is not valid yet', { nbf: now() + HOUR }, 'The token is not valid yet'],
    ['was issued in the future', { iat: now() + HOUR }, 'The token was issued in the future: one of the clocks is wrong'],
    ['was issued at no time', { iat: null }, CLAIM],
    ['is older than a day', { iat: now() - 25 * HOUR }, LONG],
    ['stands for more than a day and does not say since when', { iat: undefined, exp: now() + 25 * HOUR }, LONG],
    ['is about nobody', { sub: undefined }, 'The token lacks the claim sub'],
  ])('%s', async (_what, changes, message) => {
    await expectRefused(await openId.sign(changes), message);
  });

  it('is not refused for half a minute that the clocks differ', async () => {
    const close = { iat: now() + 20, nbf: now() + 20, exp: now() + 60 };
    expect(await door.ask(await openId.sign(close))).toMatchObject({ status: 200 });
    expect(await door.ask(await openId.sign({ iat: now() - 60, exp: now() - 20 }))).toMatchObject({ status: 200 });
    expect(await door.ask(await openId.sign({ iat: undefined }))).toMatchObject({ status: 200 });
  });

  it('is signed by nobody, or by whoever can read the public key', async () => {
    await expectRefused(new UnsecuredJWT(claims()).encode(), ALGORITHM);
    const jwk = openId.publicKey();
    const pem = await exportSPKI((await importJWK(jwk, 'RS256')) as Parameters<typeof exportSPKI>[0]);
    for (const alg of ['HS256', 'HS512']) {
      for (const secret of [pem, pem.trim(), JSON.stringify(jwk), String(jwk.n)]) {
        const header = { alg, kid: String(jwk.kid) };
        await expectRefused(await new SignJWT(claims()).setProtectedHeader(header).sign(Buffer.from(secret)), ALGORITHM);
      }
    }
    const ps = await new SignJWT(claims()).setProtectedHeader({ alg: 'PS256', kid: String(jwk.kid) });
    const own = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
    await expectRefused(await ps.sign(own), ALGORITHM);
  });

  it('is signed by another key, whatever it says of it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const { kid } = openId.publicKey();
    const signed = (header: object) => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey);
    await expectRefused(await signed({ kid }), SIGNATURE);
    await expectRefused(await signed({}), SIGNATURE);
    const jwk = publicKey.export({ format: 'jwk' });
    await expectRefused(await signed({ kid, jwk, jku: `${others.people.issuer}/jwks` }), SIGNATURE);
    for (const name of ['../../etc/passwd', '', '__proto__', `${kid}\0`, `' or 1=1 --`, 'x'.repeat(2_000)])
      await expectRefused(await signed({ kid: name }), KEY);
    for (const name of [7, null, [kid]]) expect(await door.ask(await signed({ kid: name }))).toMatchObject({ status: 401 });
  });

  it('has a signature, a claim or a part that was altered', async () => {
    const token = await openId.sign();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const other = (await openId.sign({ groups: ['police'] })).split('.')[1];
    await expectRefused(`${header}.${other}.${signature}`, SIGNATURE);
    await expectRefused(`${header}.${payload}.${signature.split('').reverse().join('')}`, SIGNATURE);
    await expectRefused(`${header}.${payload}.`, SIGNATURE);
    for (const text of ['x', 'a.b', 'a.b.c', `${header}.${payload}`, `${token}.${payload}.${payload}`, '....', '{"iss":1}'])
      await expectRefused(text, SHAPE);
  });

  it('is of an issuer that no partner has, or of another partner’s with one’s own key', async () => {
    const unknown = 'No partner’s OpenID provider has issued this token, or the partner’s time has ended';
    for (const iss of [
      'https://evil.example',
      `${openId.people.issuer}/`,
      '',
      7,
      null,
      undefined,
      [openId.people.issuer],
      '__proto__',
    ])
      await expectRefused(await openId.sign({ iss }), unknown);
    await expectRefused(await others.sign({ iss: openId.people.issuer }), KEY);
    await expectRefused(await openId.sign({ iss: others.people.issuer }, { kid: String(others.publicKey().kid) }), SIGNATURE);
  });

  it('is of a type for another end', async () => {
    for (const typ of ['logout+jwt', 'secevent+jwt', 'dpop+jwt', 'at+jwt; x'])
      await expectRefused(await openId.sign({}, { typ }), 'The token is of a type that is no credential');
    for (const typ of ['JWT', 'application/at+jwt', 'AT+JWT'])
      expect(await door.ask(await openId.sign({}, { typ }))).toMatchObject({ status: 200 });
  });

  it('is larger than a request’s headers may be', async () => {
    const token = await openId.sign({ padding: 'x'.repeat(75_000) });
    expect(token.length).toBeGreaterThan(100_000);
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      request(door.hub.url, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode))
        .once('error', reject)
        .end('{}');
    });
    expect(status).toBe(431);
    expect(await door.ask(await openId.sign({ padding: 'x'.repeat(9_000) }))).toMatchObject({ status: 200 });
  });

  it('has nobody’s subgraph asked, nor its provider time and again', async () => {
    const [asked, fetched] = [door.hub.register.asked.length, openId.asked.length];
    const header = () => ({ kid: `made-up-${Math.random()}` });
    await Promise.all(Array.from({ length: 50 }, async () => door.ask(await openId.sign({}, header()))));
    expect(door.hub.register.asked.length).toBe(asked);
    expect(openId.asked.length - fetched).toBeLessThanOrEqual(2);
  });
});
