import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Valkey } from 'iovalkey';
import { readSettings } from '../src/settings.ts';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

const hubs: Hub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.release();
});

const start = async (env: NodeJS.ProcessEnv, partners = knownPartners()) => {
  const hub = await startHub(env, { partners });
  hubs.push(hub);
  return hub;
};

async function ask(hub: Hub, headers: Record<string, string> = {}) {
  const sent = { 'content-type': 'application/json', ...headers };
  const answer = await fetch(hub.url, { method: 'POST', headers: sent, body: '{"query":"{ offenceTypes }"}' });
  const { errors = [] } = (await answer.json()) as { errors?: { message: string; extensions: object }[] };
  return { status: answer.status, errors, headers: answer.headers };
}

/** The statuses of requests sent one after the other. */
async function statuses(hub: Hub, all: Record<string, string>[]): Promise<number[]> {
  const answers: number[] = [];
  for (const headers of all) answers.push((await ask(hub, headers)).status);
  return answers;
}

const times = (count: number, headers: Record<string, string> = {}) => Array<Record<string, string>>(count).fill(headers);

describe('one address that asks without end', () => {
  it('is told how much is left, then refused with value and bound, and no subgraph hears of it', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '3' });
    const first = await ask(hub);
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=3;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"address";r=2;t=\d+$/);
    expect(await statuses(hub, times(2))).toEqual([200, 200]);
    const heard = hub.crime.asked.length;
    const { status, errors, headers } = await ask(hub, { 'x-request-id': 'too.many' });
    expect(status).toBe(429);
    expect(errors).toEqual([
      {
        message: expect.stringMatching(
          /^Requests of this address count 4 within 60 seconds; they may count 3. Ask again in \d+ seconds$/,
        ),
        extensions: { code: 'RATE_LIMITED', value: 4, bound: 3 },
      },
    ]);
    expect(headers.get('ratelimit')).toMatch(/^"address";r=0;t=\d+$/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(hub.crime.asked).toHaveLength(heard);
    expect(hub.lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ requestId: 'too.many', status: 429, codes: ['RATE_LIMITED'] }),
    );
  });

  it('is refused before its body is read', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '1' });
    await ask(hub);
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(hub.url, { method: 'POST', headers, body: '{"query":' })).status).toBe(429);
  });
});

describe('guessing keys', () => {
  it('uses the address up ten times as fast as asking does', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '30' }, knownPartners({ slug: 'amal-handel' }));
    const guesses = Array.from({ length: 4 }, (_, place) => ({ 'x-api-key': `guess-${place}` }));
    expect(await statuses(hub, guesses)).toEqual([401, 401, 401, 429]);
    // From there even the right key is not looked at.
    expect((await ask(hub, { 'x-api-key': 'key-of-amal-handel' })).status).toBe(429);
  });
});

describe('a partner that asks without end', () => {
  it('uses up its own budget, and no other partner’s nor its address’s', async () => {
    const partners = knownPartners({ slug: 'amal-handel', budget: 2 }, { slug: 'polisen' });
    const hub = await start({ HUB_RATE_LIMIT: '4' }, partners);
    const trade = { 'x-api-key': 'key-of-amal-handel' };
    const { headers } = await ask(hub, trade);
    expect(headers.get('ratelimit-policy')).toBe('"partner";q=2;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"partner";r=1;t=\d+$/);
    expect(await statuses(hub, times(2, trade))).toEqual([200, 429]);
    expect((await ask(hub, trade)).errors[0]).toMatchObject({
      message: expect.stringMatching(/^Requests of the partner amal-handel count 4 within 60 seconds; they may count 2\./),
      extensions: { value: 4, bound: 2 },
    });
    expect(await statuses(hub, times(5, { 'x-api-key': 'key-of-polisen' }))).toEqual([200, 200, 200, 200, 429]);
    expect(await statuses(hub, times(4))).toEqual([200, 200, 200, 200]);
  });
});

describe('a forged X-Forwarded-For', () => {
  const from = (...addresses: string[]) => addresses.map((address) => ({ 'x-forwarded-for': address }));

  it('is not believed of a caller', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '2' });
    expect(await statuses(hub, from('192.0.2.1', '192.0.2.2', '192.0.2.3'))).toEqual([200, 200, 429]);
  });

  it('is believed of a trusted proxy, as far as that proxy has seen itself', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '2', TRUSTED_PROXIES: 'loopback, 198.51.100.0/24' });
    expect(await statuses(hub, from('192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.1'))).toEqual([200, 200, 200, 429]);
    const forged = from('203.0.113.1, 192.0.2.9', '203.0.113.2, 192.0.2.9', '203.0.113.3, 192.0.2.9, 198.51.100.7');
    expect(await statuses(hub, forged)).toEqual([200, 200, 429]);
  });

  it.each([
    ['one /64 of IPv6 is one caller', ['2001:db8:1:2::1', '2001:db8:1:2:ffff::7'], '2001:DB8:1:2:3:4:5:6', 429],
    ['however it is shortened', ['2001:db8::5', '2001:db8:0:0:1::'], '2001:0db8:0000::9', 429],
    ['the next /64 is another', ['2001:db8:1:2::1', '2001:db8:1:2::1'], '2001:db8:1:3::1', 200],
    ['an IPv4 address is the same in IPv6’s clothes', ['192.0.2.1', '192.0.2.1'], '::ffff:192.0.2.1', 429],
  ])('does not multiply addresses: %s', async (_case, before, then, status) => {
    const hub = await start({ HUB_RATE_LIMIT: '2', TRUSTED_PROXIES: '127.0.0.1' });
    expect(await statuses(hub, from(...before))).toEqual([200, 200]);
    expect((await ask(hub, { 'x-forwarded-for': then })).status).toBe(status);
  });
});

describe('the settings', () => {
  it('switch the limit off for a benchmark, and never in production', async () => {
    const hub = await start({ HUB_RATE_LIMIT: 'off' });
    expect((await ask(hub)).headers.get('ratelimit')).toBeNull();
    expect(() => readSettings({ HUB_RATE_LIMIT: 'off', NODE_ENV: 'production' })).toThrow(/HUB_RATE_LIMIT=off/);
  });

  it.each([
    [{ HUB_RATE_LIMIT: '0' }, 'HUB_RATE_LIMIT="0": must be off, or a whole number from 1 to 1000000'],
    [{ HUB_RATE_LIMIT: 'many' }, 'HUB_RATE_LIMIT="many": must be off, or a whole number from 1 to 1000000'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES="10.0.0.0/33": must be addresses'],
    [{ TRUSTED_PROXIES: 'everybody' }, 'TRUSTED_PROXIES="everybody": must be addresses'],
    [{ HUB_VALKEY_URL: 'http://:s3cret@valkey' }, 'HUB_VALKEY_URL=(hidden): must be a redis'],
  ])('are refused where they are wrong: %j', (env, line) => {
    expect(() => readSettings(env)).toThrow(line);
  });
});

describe('with Valkey away', () => {
  it('each gateway counts by itself, and says so once and without its address', async () => {
    const hub = await start({ HUB_RATE_LIMIT: '2', HUB_VALKEY_URL: 'redis://:s3cret@127.0.0.1:9' });
    expect(await statuses(hub, times(3))).toEqual([200, 200, 429]);
    expect(hub.lines.filter((line) => line.includes('Valkey is away'))).toHaveLength(1);
    expect(hub.lines.join('')).not.toMatch(/s3cret|127\.0\.0\.1:9\b/);
  });
});

const SERVER = ['valkey-server', 'redis-server']
  .flatMap((name) => (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

// Where the machine has a Valkey or a Redis: two commands and a script of theirs are what no stand-in would prove.
if (SERVER !== undefined) {
  describe('with Valkey', () => {
    it('one caller at two gateways has one bound, and still one while Valkey is restarted', async () => {
      const port = await freePort();
      let valkey = await startValkey(SERVER, port);
      const env = { HUB_RATE_LIMIT: '3', HUB_VALKEY_URL: `redis://127.0.0.1:${port}` };
      const [one, other] = [await start(env), await start(env)];
      try {
        // A gateway counts with Valkey from its connection on, a moment after its start.
        await eventually(async () => (await keys(port)).length > 0 || void (await ask(one, { 'x-api-key': 'opens' })));
        await flush(port);
        const counted = async (hub: Hub) => (await ask(hub)).headers.get('ratelimit')?.slice(0, 13);
        expect(await counted(one)).toBe('"address";r=2');
        await eventually(async () => (await ask(other)).status === 429);
        expect((await ask(one)).status).toBe(429);

        valkey.kill('SIGKILL');
        await once(valkey, 'exit');
        expect((await ask(one)).status).not.toBe(500);
        await eventually(async () => one.lines.some((line) => line.includes('Valkey is away')) || void (await ask(one)));
        valkey = await startValkey(SERVER, port);
        await eventually(async () => one.lines.some((line) => line.includes('Valkey is back')) || void (await ask(one)));
      } finally {
        for (const hub of hubs.splice(0)) await hub.release();
        valkey.kill('SIGKILL');
      }
    });
  });
}

async function startValkey(server: string, port: number): Promise<ChildProcess> {
  const child = spawn(server, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  await eventually(async () => Array.isArray(await keys(port)));
  return child;
}

const keys = (port: number) => withValkey(port, (client) => client.keys('*'));
const flush = (port: number) => withValkey(port, (client) => client.flushall());

async function withValkey<Result>(port: number, run: (client: Valkey) => Promise<Result>): Promise<Result> {
  const client = new Valkey({ port, lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await run(client);
  } finally {
    client.disconnect();
  }
}

async function eventually(wanted: () => Promise<boolean | undefined>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await wanted().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It does not come to be');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
