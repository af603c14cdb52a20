import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { importJWK, type JWK, SignJWT } from 'jose';
import { PEER_SCOPE } from '../src/caller.ts';
import { ensureKey } from '../src/keys.ts';
import { createOnce } from '../src/once.ts';
import type { Serving } from '../src/serve.ts';
import { createSigner, createVerifier, GATEWAY, type Verifier } from '../src/token.ts';
import { PARTY, seen, startGuarded } from './guarded.ts';

const QUERY = '{"query":"{ level }"}';

let folder: string;
let serving: Serving;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-token-'));
  for (const issuer of [GATEWAY, 'council', 'police']) await ensureKey(folder, issuer);
});
afterAll(() => rm(folder, { recursive: true }));

let isShort = false;
const start = (verifier: Verifier) => startGuarded(verifier, isShort);

const tokenFor = (body: string, caller = PARTY, issuer = GATEWAY, audience = 'promises') =>
  createSigner(issuer, folder).sign(caller, audience, randomUUID(), body);

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

async function send(
  token: string | undefined,
  { method = 'POST', query = '', headers = {}, body = QUERY }: Sent = {},
  url = serving.url,
) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${query}`, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization, ...headers },
    ...(method !== 'GET' && { body: body as string }),
  });
  return { status: response.status, text: await response.text() };
}

const REFUSAL = {
  status: 401,
  text: '{"errors":[{"message":"Only the hub’s own gateway is answered here","extensions":{"code":"UNAUTHENTICATED"}}]}',
};

/** What the gateway would sign, with anything in it altered. */
async function forge(
  changes: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  signedBy = GATEWAY,
): Promise<string> {
  const jwk = JSON.parse(await readFile(join(folder, signedBy, 'key.json'), 'utf8')) as JWK;
  const good = await tokenFor(QUERY);
  const payload = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString());
  return new SignJWT({ ...payload, ...changes })
    .setProtectedHeader({ alg: 'EdDSA', kid: String(jwk.kid), typ: 'JWT', ...header })
    .sign(await importJWK(jwk, 'EdDSA'));
}

const now = () => Date.now() / 1_000;

/** Lets the test say what the time is; whatever waits goes on waiting for real. */
function moveTheClock(): void {
  const others = ['hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'] as const;
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...others, 'clearImmediate', 'clearInterval', 'clearTimeout'] });
}

describe.each(['on the short way', 'by Express'])('a subgraph, %s', (way) => {
  beforeAll(async () => {
    isShort = way === 'on the short way';
    serving = await start(createVerifier('promises', [GATEWAY, 'council'], folder));
    await setTimeout(5);
  });
  afterAll(() => serving.stop());

  it('answers who holds a token for this request, as whom it says', async () => {
    const { byExpress } = seen;
    expect(await send(await tokenFor(QUERY))).toEqual({ status: 200, text: '{"data":{"level":"PARTY"}}\n' });
    expect(await send(await forge())).toMatchObject({ status: 200 });
    expect(seen.byExpress - byExpress).toBe(isShort ? 0 : 2);
  });

  it('refuses what is no token of the gateway’s, and does not say why', async () => {
    const unsigned = (await tokenFor(QUERY)).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const tokens = {
      none: undefined,
      words: 'please',
      'signature cut off': `${unsigned[0]}.${unsigned[1]}.`,
      'alg none': `${none}.${unsigned[1]}.`,
      'another audience': await tokenFor(QUERY, PARTY, GATEWAY, 'council'),
      'another body': await tokenFor('{"query":"{ secret }"}'),
      'an issuer that is not trusted here': await tokenFor(QUERY, PARTY, 'police'),
      'the gateway’s name with a peer’s key': await forge({ iss: GATEWAY }, {}, 'council'),
      'a peer’s name with the gateway’s key': await forge({ iss: 'council' }),
      expired: await forge({ iat: now() - 60, exp: now() - 30 }),
      'older than its life, whatever its end': await forge({ iat: now() - 60, exp: now() + 3_600 }),
      'signed in the future': await forge({ iat: now() + 30, exp: now() + 45 }),
      'without an end': await forge({ exp: undefined }),
      'without its moment': await forge({ iat: undefined }),
      'an id of its signer’s own making': await forge({ jti: 'x'.repeat(4_000) }),
      'a caller of no shape': await forge({ caller: { level: 'PARTY' } }),
      'a level there is not': await forge({ caller: { ...PARTY, level: 'KING' } }),
    };
    for (const [name, token] of Object.entries(tokens)) expect({ name, ...(await send(token)) }).toEqual({ name, ...REFUSAL });
  });

  it('finds a key by its name alone, whatever the name', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const strangers = privateKey.export({ format: 'jwk' });
    const kids = [
      5,
      null,
      '',
      '.',
      'gateway',
      '__proto__',
      '../gateway/key',
      'gateway/../council.x',
      `${GATEWAY}.${randomUUID()}`,
    ];
    for (const kid of kids) {
      const token = await forge({}, { kid: kid as string });
      expect({ kid, ...(await send(token)) }).toEqual({ kid, ...REFUSAL });
    }
    const { kid } = JSON.parse(await readFile(join(folder, GATEWAY, 'key.json'), 'utf8')) as JWK;
    const own = await new SignJWT({ level: 'PARTY' })
      .setProtectedHeader({ alg: 'EdDSA', kid: String(kid), jwk: { kty: 'OKP', crv: 'Ed25519', x: String(strangers.x) } })
      .sign(createPrivateKey({ key: strangers, format: 'jwk' }));
    expect(await send(own)).toEqual(REFUSAL);
  });

  it('takes no other algorithm, though its secret be the public key', async () => {
    const { keys } = JSON.parse(await readFile(join(folder, 'trusted', `${GATEWAY}.json`), 'utf8')) as { keys: JWK[] };
    const payload = JSON.parse(Buffer.from((await tokenFor(QUERY)).split('.')[1] ?? '', 'base64url').toString());
    for (const secret of [JSON.stringify(keys[0]), Buffer.from(keys[0]?.x ?? '', 'base64url')]) {
      const token = await new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256', kid: String(keys[0]?.kid) })
        .sign(Buffer.from(secret));
      expect(await send(token)).toEqual(REFUSAL);
    }
  });

  it('takes a token once', async () => {
    const token = await tokenFor(QUERY);
    expect(await send(token)).toMatchObject({ status: 200 });
    expect(await send(token)).toEqual(REFUSAL);
    const raced = await tokenFor(QUERY);
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await send(raced)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('takes it once from one pipelined connection', async () => {
    const { asked } = seen;
    const token = await tokenFor(QUERY);
    const lines = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', `Authorization: Bearer ${token}`];
    const request = (last: boolean) =>
      [...lines, `Content-Length: ${QUERY.length}`, ...(last ? ['Connection: close'] : []), '', QUERY].join('\r\n');
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    socket.write(request(false) + request(false) + request(true));
    const answers = await text(socket);
    expect([...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status).sort()).toEqual(['200', '401', '401']);
    expect(seen.asked - asked).toBe(1);
  });

  it('remembers a token for as long as it stands, also one of a clock that is ahead', async () => {
    moveTheClock();
    try {
      const opened = await start(createVerifier('promises', [GATEWAY], folder));
      const sendAt = async (seconds: number, token?: string) => {
        jest.advanceTimersByTime(seconds * 1_000 - performance.now());
        return send(token ?? (await tokenFor(QUERY)), {}, opened.url);
      };
      const first = performance.now() / 1_000;
      expect(await sendAt(first + 30)).toMatchObject({ status: 200 });
      jest.advanceTimersByTime(19_000);
      const ahead = await forge({ iat: now() + 4, exp: now() + 19 });
      expect(await sendAt(first + 49, ahead)).toMatchObject({ status: 200 });
      // What is remembered is turned over by the requests in between.
      for (const seconds of [51, 72]) expect(await sendAt(first + seconds)).toMatchObject({ status: 200 });
      expect(await sendAt(first + 72, ahead)).toEqual(REFUSAL);
      await opened.stop();
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes nothing, once it is started again, that was signed before', async () => {
    const taken = await tokenFor(QUERY);
    const held = await tokenFor(QUERY);
    expect(await send(taken)).toMatchObject({ status: 200 });
    const first = serving;
    await setTimeout(5);
    serving = await start(createVerifier('promises', [GATEWAY, 'council'], folder));
    await setTimeout(5);
    expect([await send(taken), await send(held)]).toEqual([REFUSAL, REFUSAL]);
    expect(await send(await tokenFor(QUERY))).toMatchObject({ status: 200 });
    await serving.stop();
    serving = first;
  });

  it('executes the words that were signed and no others', async () => {
    const secret = '{ secret }';
    expect(await send(await tokenFor(''), { method: 'GET', query: `?query=${secret}` })).toEqual(REFUSAL);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'QUERY'])
      expect({ method, ...(await send(await tokenFor(QUERY), { method })) }).toEqual({ method, ...REFUSAL });
    expect(await send(await tokenFor(QUERY), { query: `?query=${secret}` })).toMatchObject({
      text: '{"data":{"level":"PARTY"}}\n',
    });
    // In UTF-7 the same bytes are another document: +ACI- is a quotation mark.
    const bytes = '{"query":"{ level }","extensions":{"words":"+ACI-},+ACI-query+ACI-:+ACI-{ secret }+ACI-}"}}';
    for (const charset of ['utf-7', 'utf-16le', 'utf-32', 'latin1']) {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      expect({ charset, ...(await send(await tokenFor(bytes), { headers, body: bytes })) }).toEqual({ charset, ...REFUSAL });
    }
    for (const type of ['text/plain', 'application/graphql', 'application/json; charset=utf-8; charset=utf-7'])
      expect(await send(await tokenFor(QUERY), { headers: { 'content-type': type } })).toEqual(REFUSAL);
  });

  it('hashes what a packed body holds, which is what it parses, and unpacks a stranger’s not at all', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await send(await tokenFor(QUERY), { headers, body: gzipSync(QUERY) })).toMatchObject({ status: 200 });
    const packed = gzipSync(QUERY);
    expect(await send(await tokenFor(packed.toString('latin1')), { headers, body: packed })).toEqual(REFUSAL);
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(await send('stranger', { headers, body: bomb })).toEqual(REFUSAL);
    expect(await send(await tokenFor(QUERY), { headers, body: bomb })).toMatchObject({ status: 413 });
    expect(await send('stranger', { body: '{"query":' })).toEqual(REFUSAL);
  });

  it('answers what is no question as Apollo Server does, and goes on', async () => {
    const bodies = ['[]', '{}', '{"query":5}', '{"query":"{ nothing }"}', '{"query":"{ level"}', '{"query":'];
    const statuses = [];
    for (const body of bodies) statuses.push((await send(await tokenFor(body), { body })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400]);
    const long = JSON.stringify({ query: `{ echo(words: "${'å'.repeat(4_000)}") }` });
    expect(JSON.parse((await send(await tokenFor(long), { body: long })).text)).toEqual({ data: { echo: 4_000 } });
  });

  it('hears a peer as a peer, whatever it says of its caller', async () => {
    const query = '{"query":"{ level scopes }"}';
    const peers = await send(await tokenFor(query, PARTY, 'council'), { body: query });
    expect(JSON.parse(peers.text)).toEqual({ data: { level: 'PUBLIC', scopes: [PEER_SCOPE] } });
    const partners = await send(await tokenFor(query, { ...PARTY, scopes: ['police:write', PEER_SCOPE] }), { body: query });
    expect(JSON.parse(partners.text)).toEqual({ data: { level: 'PARTY', scopes: ['police:write'] } });
  });
});

it('says the same of an answer on either way', async () => {
  const answers = [];
  for (isShort of [true, false]) {
    const opened = await start(createVerifier('promises', [GATEWAY], folder));
    try {
      await setTimeout(5);
      const authorization = `Bearer ${await tokenFor(QUERY)}`;
      const headers = { 'content-type': 'application/json', authorization, accept: 'application/json' };
      const { status, headers: told } = await fetch(opened.url, { method: 'POST', headers, body: QUERY });
      answers.push({ status, headers: Object.fromEntries([...told].filter(([name]) => name !== 'date')) });
    } finally {
      await opened.stop();
    }
  }
  expect(answers[0]).toEqual(answers[1]);
});

describe('what was taken', () => {
  it('is held up to a bound, and beyond it nothing is new', () => {
    const isFirst = createOnce(60_000, 3);
    expect(['a', 'b', 'c', 'd', 'a', 'd'].map((id) => isFirst(id))).toEqual([true, true, true, false, false, false]);
  });
});
