import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knock, until } from './partners/house.ts';
import { type Gateway, openPlace, type Place, type Run } from './partners/processes.ts';

const PRACTICE = { HUB_PRACTICE: 'seeds/practice/9001', HUB_RATE_LIMIT: '1000000' };
const JSON_BODY = { 'content-type': 'application/json' };

let place: Place;
/** What the command printed before the hub ran. */
let stopped: Run;
let gateway: Gateway;
beforeAll(async () => {
  place = await openPlace(PRACTICE);
  stopped = await command();
  gateway = await place.startGateway();
}, 120_000);
afterAll(() => place.close());

/** Knocks at the door as whoever sends these headers; fetch would set some of them itself. */
async function askForKey(of: Gateway, headers: Record<string, string> = JSON_BODY) {
  const { hostname, port } = new URL(of.url);
  const sent = request({ hostname, port, path: '/developer-key', method: 'POST', headers, agent: false }).end('{}');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const answer = (await json(response).catch(() => ({}))) as Answer;
  return { status: response.statusCode, answer, cached: response.headers['cache-control'] };
}
interface Answer {
  readonly key?: string;
  readonly steps?: string;
  readonly partner?: string;
  readonly errors?: { message: string }[];
}
const landing = async (gateway: Gateway) => {
  const response = await fetch(new URL('/', gateway.url), { headers: { accept: 'text/html' } });
  return { html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
};
const keyIn = (printed: string) => printed.trimEnd().split('\n').at(-1) ?? '';
const command = (...words: string[]) => place.partner('developer-key', ...words);

describe('the command developer-key', () => {
  it('gives a key for the practice municipality alone, with a hub that runs and one that does not', async () => {
    const running = await command('--level', 'COUNCIL');
    for (const { code, printed } of [stopped, running]) {
      expect(code).toBe(0);
      const key = keyIn(printed);
      expect(printed).toContain(`-H 'x-api-key: ${key}'`);
      expect(printed).toContain(`under Headers: {"x-api-key": "${key}"}`);
      await until(async () => (await knock(gateway, key)).status === 200);
    }
    const { printed } = await place.partner('list');
    const month = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const scopes = 'business:read business:report council:read council:write';
    const common = `; municipalities 9001; 120 requests a minute; ends ${month}`;
    expect(printed).toMatch(new RegExp(`developer-[0-9a-f]{12}: PARTY; scopes ${scopes} promises:write police:write${common}`));
    expect(printed).toMatch(new RegExp(`developer-[0-9a-f]{12}: COUNCIL; scopes ${scopes}${common}`));
  });

  it.each([
    [['--level', 'KING'], /^level "KING": must be one of PUBLIC, SECTOR, COUNCIL, PARTY\n$/],
    [['9001'], /^partner developer-key takes no name, and was given 1: see partner help\n$/],
  ])('refuses %j', async (words, line) => {
    const { code, printed } = await command(...words);
    expect(code).toBe(1);
    expect(printed).toMatch(line);
  });

  it('lets nobody in where the hub is in production, whatever the shell is in that asks a running one', async () => {
    const line = 'NODE_ENV=production has no invented municipality: partner add lets an organisation in\n';
    const production = await openPlace({ NODE_ENV: 'production' });
    expect(await production.partner('developer-key')).toEqual({ code: 1, printed: line });
    await production.close();

    const other = await openPlace();
    await other.startGateway({ NODE_ENV: 'production' });
    expect(await other.partner('developer-key')).toEqual({ code: 1, printed: line });
    await other.close();
  });
});

describe('the landing page’s door', () => {
  it('gives a key that opens the hub, once and to be kept by nobody on the way', async () => {
    const { status, answer, cached } = await askForKey(gateway, { ...JSON_BODY, 'sec-fetch-site': 'same-origin' });
    expect([status, cached]).toEqual([201, 'no-store']);
    expect(answer).toEqual({
      partner: expect.stringMatching(/^developer-/),
      level: 'PARTY',
      municipalities: ['9001'],
      expiresAt: expect.any(String),
      key: expect.stringMatching(/^hub_/),
      steps: expect.stringContaining(`curl -s http://${new URL(gateway.url).host}/graphql`),
    });
    expect(answer.steps).toContain(answer.key);
    await until(async () => (await knock(gateway, answer.key)).status === 200);
    expect(gateway.printed()).not.toContain(answer.key?.split('_')[2]);
  });

  it('is a button whose script the page’s policy names, and no other inline script', async () => {
    const { html, policy } = await landing(gateway);
    expect(html).toContain('<button id="developer-key" type="button">');
    const [script, ...more] = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text ?? '');
    expect(more).toEqual([]);
    expect(script).toContain("fetch('/developer-key'");
    expect(policy).toContain(
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
    );
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("script-src 'unsafe");
    expect(html).not.toMatch(/\son\w+=/);
  });

  it.each([
    ['another site’s page', { ...JSON_BODY, 'sec-fetch-site': 'cross-site', origin: 'https://example.org' }, 403],
    ['another port’s page', { ...JSON_BODY, 'sec-fetch-site': 'same-site' }, 403],
    ['an address line', { ...JSON_BODY, 'sec-fetch-site': 'none' }, 403],
    ['a foreign origin of an old browser', { ...JSON_BODY, origin: 'http://localhost:1' }, 403],
    ['a page without an origin', { ...JSON_BODY, origin: 'null' }, 403],
    ['a name that was made to point here', { ...JSON_BODY, host: 'example.org', origin: 'http://example.org' }, 403],
    ['a host that is none', { ...JSON_BODY, host: ']' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'content-type': 'text/plain' }, 415],
  ])('is closed to %s', async (_who, headers, wanted) => {
    const stood = await place.partner('list');
    const { status, answer } = await askForKey(gateway, headers);
    expect(status).toBe(wanted);
    expect(answer.errors).toHaveLength(1);
    expect(await place.partner('list')).toEqual(stood);
  });

  it('lets no other page ask first, and gives nothing to a GET', async () => {
    const url = new URL('/developer-key', gateway.url);
    const headers = { origin: 'https://studio.apollographql.com', 'access-control-request-method': 'POST' };
    const preflight = await fetch(url, { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(url)).status).toBe(404);
  });

  it('gives keys until twenty developers have one, however many ask at once, and one more when one is ended', async () => {
    const asked = await Promise.all(Array.from({ length: 25 }, () => askForKey(gateway)));
    const listed = (await place.partner('list')).printed;
    expect(listed.match(/^developer-/gm)).toHaveLength(20);
    const refused = asked.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(4);
    expect(refused.length + asked.filter(({ status }) => status === 201).length).toBe(25);
    const line = /^20 developers have a live key; there may be 20: partner revoke developer-\w+ ends the oldest/;
    for (const { answer } of refused) expect(answer.errors?.[0]?.message).toMatch(line);
    expect((await command()).printed).toMatch(line);
    await place.partner('revoke', asked.find(({ status }) => status === 201)?.answer.partner ?? '');
    expect((await askForKey(gateway)).status).toBe(201);
    expect((await askForKey(gateway)).status).toBe(429);
  });
});

describe('there is no door', () => {
  beforeAll(() => gateway.end('SIGTERM'));

  it.each([
    ['in production', { NODE_ENV: 'production' }],
    ['where other machines reach the gateway', { HOST: '0.0.0.0' }],
    ['where there is no municipality to practise in', { HUB_PRACTICE: '' }],
  ])('%s', async (_where, settings) => {
    const other = await place.startGateway(settings);
    expect((await askForKey(other)).status).toBe(404);
    expect((await landing(other)).html).not.toContain('developer-key');
    await other.end('SIGTERM');
  });
});
