import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { type Hub, startHub } from './fixtures/hub.ts';

/** Every path that the gateway's server is given, so that a route which is added is walked too. */
const served = new Set<string>();
for (const name of ['get', 'post', 'all', 'use'] as const) {
  const register = express.application[name] as (...given: unknown[]) => unknown;
  const recorded = function (this: unknown, ...given: unknown[]) {
    const [path, handler] = given;
    if (typeof path === 'string' && handler !== undefined) served.add(path);
    return register.apply(this, given);
  };
  Object.assign(express.application, { [name]: recorded });
}

let hub: Hub;
let production: Hub;
beforeAll(async () => {
  hub = await startHub({ TRUSTED_PROXIES: 'loopback' });
  production = await startHub({ NODE_ENV: 'production' });
});
afterAll(async () => {
  await hub.release();
  await production.release();
});

const SECURE: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

function checkSecure({ url, headers }: Response): void {
  const given = Object.fromEntries(Object.keys(SECURE).map((name) => [name, headers.get(name)]));
  expect({ url, ...given }).toEqual({ url, ...SECURE });
  const policy = headers.get('content-security-policy') ?? '';
  for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
    expect(`${url}: ${policy}`).toContain(directive);
  }
  expect(policy).not.toContain('unsafe-eval');
  for (const feature of ['camera', 'microphone', 'geolocation']) {
    expect(headers.get('permissions-policy')).toContain(`${feature}=()`);
  }
  for (const telling of ['x-powered-by', 'server', 'etag', 'set-cookie']) {
    if (telling !== 'etag' || !url.includes('/assets/')) expect(`${url} ${telling}: ${headers.get(telling)}`).toMatch(/: null$/);
  }
}

describe('the security headers', () => {
  it('stand on every route there is, as a page and as data', async () => {
    expect([...served]).toEqual(expect.arrayContaining(['/', '/graphql', '/graphiql', '/health/live', '/health/ready']));
    for (const path of served) {
      expect(path).not.toMatch(/[:*{(]/); // a pattern needs an example of its own here
      for (const accept of ['text/html', 'application/json']) {
        checkSecure(await fetch(hub.origin + path, { headers: { accept } }));
      }
    }
  });

  it.each<[number, string, RequestInit]>([
    [200, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ offenceTypes }"}' }],
    [204, '/graphql', { method: 'OPTIONS', headers: { origin: 'https://stranger.example' } }],
    [400, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }],
    [401, '/graphql', { method: 'POST', headers: { 'x-api-key': 'wrong' } }],
    [404, '/nowhere', {}],
    [405, '/graphql', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"query":"{ offenceTypes }"}' }],
    [414, `/graphql?query=${'x'.repeat(9_000)}`, {}],
  ])('stand on a %i too', async (status, path, init) => {
    const answer = await fetch(hub.origin + path, init);
    expect(answer.status).toBe(status);
    checkSecure(answer);
  });
});

describe('HSTS', () => {
  const hsts = async (of: Hub, headers: Record<string, string> = {}) =>
    (await fetch(`${of.origin}/graphiql`, { headers })).headers.get('strict-transport-security');

  it('is told in production, and where the request came over TLS; a developer’s localhost is not locked to it', async () => {
    expect(await hsts(production)).toBe('max-age=31536000');
    expect(await hsts(hub, { 'x-forwarded-proto': 'https' })).toBe('max-age=31536000');
    expect(await hsts(hub)).toBeNull();
  });
});
