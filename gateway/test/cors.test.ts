import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

const TRADE = 'https://amalhandel.example';
const TRANSPORT = 'https://akare.example';
const STRANGER = 'https://stranger.example';
const SANDBOX = 'https://studio.apollographql.com';

let hub: Hub;
let production: Hub;
beforeAll(async () => {
  const partners = knownPartners({ slug: 'amal-handel', origins: [TRADE] }, { slug: 'akarna', origins: [TRANSPORT] });
  hub = await startHub({}, { partners });
  production = await startHub({ NODE_ENV: 'production' }, { partners });
});
afterAll(async () => {
  await hub.release();
  await production.release();
});

const ask = (of: Hub, headers: Record<string, string>) =>
  fetch(of.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ offenceTypes }"}',
  });

const preflight = (of: Hub, origin: string, more: Record<string, string> = {}) =>
  fetch(of.url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-api-key',
      ...more,
    },
  });

const names = (answer: Response, header: string) => (answer.headers.get(header) ?? '').toLowerCase().split(/, */);

describe('a page that a partner has registered', () => {
  it('may ask, by key or without, and read what its answer’s headers say', async () => {
    const allowed = await preflight(hub, TRADE);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(TRADE);
    expect(names(allowed, 'access-control-allow-headers')).toEqual(
      expect.arrayContaining(['content-type', 'x-api-key', 'authorization']),
    );
    for (const headers of [{ origin: TRADE }, { origin: TRADE, 'x-api-key': 'key-of-amal-handel' }]) {
      const answer = await ask(hub, headers);
      expect(answer.headers.get('access-control-allow-origin')).toBe(TRADE);
      expect(names(answer, 'access-control-expose-headers')).toEqual(
        expect.arrayContaining(['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after']),
      );
    }
  });

  it('is told why its key is refused', async () => {
    const answer = await ask(hub, { origin: TRADE, 'x-api-key': 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(TRADE);
  });
});

describe('a page that uses another’s key', () => {
  it.each([TRANSPORT, STRANGER, 'null'])('may not read the answer: %s', async (origin) => {
    const answer = await ask(hub, { origin, 'x-api-key': 'key-of-amal-handel' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toBeNull();
    expect(await answer.json()).toEqual({ data: { offenceTypes: ['theft'] } }); // an origin decides no access
  });
});

describe('a page that nobody has registered', () => {
  it.each([STRANGER, `${TRADE}.stranger.example`, `${TRADE}:8443`, TRADE.replace('https', 'http'), 'null', SANDBOX])(
    'may not ask in a browser: %s',
    async (origin) => {
      for (const answer of [await preflight(production, origin), await ask(production, { origin })]) {
        const given = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
        expect(given).toEqual([]);
      }
    },
  );
});

describe('the hosted Sandbox', () => {
  it('may ask a developer’s machine with any partner’s key, from a public page too', async () => {
    const answer = await preflight(hub, SANDBOX, { 'access-control-request-private-network': 'true' });
    expect(answer.headers.get('access-control-allow-origin')).toBe(SANDBOX);
    expect(answer.headers.get('access-control-allow-private-network')).toBe('true');
    const asked = await ask(hub, { origin: SANDBOX, 'x-api-key': 'key-of-amal-handel' });
    expect(asked.headers.get('access-control-allow-origin')).toBe(SANDBOX);
  });
});

describe('every answer', () => {
  it('differs by origin for a cache, and takes no cookie', async () => {
    for (const answer of [await preflight(hub, TRADE), await ask(hub, { origin: TRADE }), await ask(hub, {})]) {
      expect(names(answer, 'vary')).toContain('origin');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('access-control-allow-origin')).not.toBe('*');
    }
  });
});
