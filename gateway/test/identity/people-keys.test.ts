import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Partner } from '../../src/partners/partner.ts';
import { type Door, openDoor, partnerWith } from './callers.ts';
import { type OpenId, startOpenId } from './openid.ts';

const SECONDS = 1_000;
const HOURS = 3_600 * SECONDS;
const AWAY = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'The partner’s OpenID provider cannot be reached just now, so its token cannot be checked',
  secret: undefined,
};
const IN = { status: 200, secret: 'agenda' };
const NO_SUCH_KEY = { status: 401, message: 'The token is signed with a key that its provider does not have' };

let openId: OpenId;
let door: Door;
let partner: Partner;
beforeEach(async () => {
  openId = await startOpenId();
  partner = partnerWith('synthetic-council', openId.people);
  door = await openDoor([partner]);
});
afterEach(async () => {
  jest.useRealTimers();
  await door.hub.release();
  await openId.stop();
});

/** Lets the test say what the time is; whatever waits goes on waiting for real. */
function moveTheClock(): void {
  const others = ['hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'] as const;
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...others, 'clearImmediate', 'clearInterval', 'clearTimeout'] });
}

const later = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);

describe('a provider’s keys', () => {
  it('are asked for once, however many come at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => openId.sign()));
    const seen = await Promise.all(tokens.map((token) => door.ask(token)));
    expect(seen.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(openId.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are found by their own address where the partner’s settings have it', async () => {
    const { hub, ask } = await openDoor([{ ...partner, people: { ...openId.people, jwksUri: `${openId.people.issuer}/jwks` } }]);
    expect(await ask(await openId.sign())).toMatchObject(IN);
    expect(openId.asked).toEqual(['/jwks']);
    await hub.release();
  });

  it('may change: a new one is taken, and the one before for as long as the provider has it', async () => {
    moveTheClock();
    const signOld = openId.signer();
    expect(await door.ask(await signOld())).toMatchObject(IN);
    await openId.rotate('kept');
    later(31 * SECONDS);
    expect(await door.ask(await openId.issue('council'))).toMatchObject(IN);
    expect(await door.ask(await signOld())).toMatchObject(IN);
    await openId.rotate('removed');
    later(11 * 60 * SECONDS);
    expect(await door.ask(await signOld())).toMatchObject(NO_SUCH_KEY);
    expect(await door.ask(await openId.issue('council'))).toMatchObject(IN);
  });

  it('are not asked for more often because somebody names keys there are not', async () => {
    moveTheClock();
    for (let minute = 0; minute < 2; minute += 1) {
      for (let guess = 0; guess < 10; guess += 1)
        expect(await door.ask(await openId.sign({}, { kid: `made-up-${guess}` }))).toMatchObject(NO_SUCH_KEY);
      later(31 * SECONDS);
    }
    expect(openId.asked.filter((path) => path === '/jwks')).toHaveLength(2);
  });

  it('follow the partner’s settings to another provider', async () => {
    const next = await startOpenId();
    const list = [partner];
    const { hub, ask } = await openDoor(list);
    expect(await ask(await openId.sign())).toMatchObject(IN);
    list[0] = { ...partner, people: next.people };
    expect(await ask(await next.sign())).toMatchObject(IN);
    expect(await ask(await openId.sign())).toMatchObject({ status: 401 });
    await hub.release();
    await next.stop();
  });
});

describe('a provider that is away', () => {
  it('keeps nobody out for a day, unless their key is new, and is found again', async () => {
    moveTheClock();
    expect(await door.ask(await openId.sign())).toMatchObject(IN);
    const signOld = openId.signer();
    await openId.rotate('kept');
    await openId.stop();
    for (const hours of [1, 22]) {
      later(hours * HOURS);
      expect(await door.ask(await signOld())).toMatchObject(IN);
      expect(await door.ask(await openId.sign())).toEqual(AWAY);
    }
    later(2 * HOURS);
    expect(await door.ask(await signOld())).toEqual(AWAY);
    await openId.restart();
    later(6 * SECONDS);
    expect(await door.ask(await openId.sign())).toMatchObject(IN);
    expect(await door.ask(await signOld())).toMatchObject(IN);
    const told = door.hub.lines.map((line) => JSON.parse(line)).filter(({ issuer }) => issuer === openId.people.issuer);
    expect(told.map(({ msg, reason }) => ({ msg, reason }))).toEqual([
      { msg: 'an OpenID provider’s keys cannot be had', reason: 'ECONNREFUSED' },
      { msg: 'the OpenID provider can be reached again', reason: undefined },
    ]);
  });

  it('is waited for by nobody before its keys were ever had', async () => {
    moveTheClock();
    await openId.stop();
    expect(await door.ask(await openId.sign())).toEqual(AWAY);
    expect(await door.ask(await openId.sign())).toEqual(AWAY);
    await openId.restart();
    later(6 * SECONDS);
    expect(await door.ask(await openId.sign())).toMatchObject(IN);
  });
});

const json = (response: ServerResponse, document: unknown) => void response.end(JSON.stringify(document));

describe('a provider’s answer is not used, and the gateway goes on, where', () => {
  const known: string[] = [];
  const elsewhere = createServer((request, response) => {
    known.push(request.url ?? '');
    json(response, { keys: [openId.publicKey()] });
  });
  beforeEach(() => new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve)));
  afterEach(async () => {
    known.length = 0;
    await new Promise((resolve) => elsewhere.close(resolve));
  });
  const other = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/keys`;

  /** Answers of a key set, or of a discovery document, that are none. */
  const sets: Record<string, { reason: string; answer: RequestListener }> = {
    'it is larger than any key set': {
      reason: 'UND_ERR_RES_EXCEEDED_MAX_SIZE',
      answer: (_request, response) => {
        const filler = { kty: 'RSA', kid: 'x'.repeat(1_000), n: 'AQAB', e: 'AQAB' };
        json(response, { keys: [openId.publicKey(), ...Array(200).fill(filler)] });
      },
    },
    'it goes on for ever': {
      reason: 'UND_ERR_RES_EXCEEDED_MAX_SIZE',
      answer: (_request, response) => {
        response.write('{"keys":[');
        const more = () => {
          if (!response.destroyed) response.write(' '.repeat(60_000), more);
        };
        more();
      },
    },
    'it sends us elsewhere': {
      reason: 'status 302',
      answer: (_request, response) => void response.writeHead(302, { location: other() }).end(),
    },
    'it says 500': {
      reason: 'status 500',
      answer: (_request, response) => void response.writeHead(500).end(JSON.stringify({ keys: [openId.publicKey()] })),
    },
    'it is a page': { reason: 'SyntaxError', answer: (_request, response) => void response.end('<html>sign in</html>') },
    'it has no keys': { reason: 'JSON Web Key Set malformed', answer: (_request, response) => json(response, { keys: 'none' }) },
    'it is cut off': {
      reason: 'UND_ERR_SOCKET',
      answer: (_request, response) => {
        response.write('{"keys":');
        response.destroy();
      },
    },
    'it does not come': { reason: 'TimeoutError', answer: () => undefined },
  };
  it.each(Object.entries(sets))('%s', async (_name, { reason, answer }) => {
    const people = { ...openId.people, jwksUri: `${openId.people.issuer}/jwks` };
    const { hub, ask } = await openDoor([{ ...partner, people }]);
    openId.instead = answer;
    expect(await ask(await openId.sign())).toEqual(AWAY);
    expect(known).toEqual([]);
    expect(hub.lines.map((line) => JSON.parse(line).reason).filter(Boolean)).toEqual([reason]);
    expect(await hub.ask('{ municipality(code: "1492") { name } }')).toEqual({ data: { municipality: { name: 'Åmål' } } });
    await hub.release();
  });

  it.each([
    ['its discovery document is another issuer’s', () => ({ issuer: 'https://evil.example', jwks_uri: other() })],
    ['its discovery document names no keys', () => ({ issuer: openId.people.issuer })],
    ['its keys are to be had in the clear', () => ({ issuer: openId.people.issuer, jwks_uri: 'http://keys.example/jwks' })],
    ['its keys are a file', () => ({ issuer: openId.people.issuer, jwks_uri: 'file:///etc/passwd' })],
  ])('%s', async (_name, document) => {
    openId.instead = (_request, response) => json(response, document());
    expect(await door.ask(await openId.sign())).toEqual(AWAY);
    expect(known).toEqual([]);
  });

  it.each([
    ['a symmetric key', () => ({ kty: 'oct', k: Buffer.from('x'.repeat(64)).toString('base64url'), kid: 'weak', alg: 'HS256' })],
    [
      'an RSA key of no strength',
      () => ({ ...openId.publicKey(), kid: 'weak', n: 'u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffA' }),
    ],
    ['a key for encryption', () => ({ ...openId.publicKey(), kid: 'weak', use: 'enc' })],
  ])('the key is %s', async (_name, key) => {
    openId.instead = (request, response) =>
      request.url === '/jwks'
        ? json(response, { keys: [key()] })
        : json(response, { issuer: openId.people.issuer, jwks_uri: `${openId.people.issuer}/jwks` });
    const { status, code } = await door.ask(await openId.sign({}, { kid: 'weak' }));
    expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  });
});
