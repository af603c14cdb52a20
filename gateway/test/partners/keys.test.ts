import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeKey } from '../../src/partners/key.ts';
import { revokeKeys, rotateKey } from '../../src/partners/registry.ts';
import { type House, knock, openHouse, until } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const everywhere = async (key: string) => Promise.all(house.hubs.map(async (hub) => (await knock(hub, key)).status));
const refusedEverywhere = (key: string) => until(async () => (await everywhere(key)).every((status) => status === 401));
const DAY = 86_400_000;

/** A whole key of one's own making, under somebody's id. */
const makeKeyWithId = (id: string) => {
  const body = `hub_${id}_${makeKey().key.split('_')[2]?.slice(0, 48)}`;
  return body + crc32(body).toString(16).padStart(8, '0');
};

describe('a partner’s key', () => {
  it('lets its partner in, and the log says whom', async () => {
    const { slug, key } = await house.letIn({ level: 'PARTY' });
    for (const hub of house.hubs) {
      expect((await knock(hub, key)).status).toBe(200);
      await until(async () => hub.lines.some((line) => line.includes(`"partner":"${slug}","level":"PARTY"`)));
    }
  });

  it('goes no further than the gateway, into no log line and no column', async () => {
    const { key } = await house.letIn();
    const secret = key.split('_')[2] ?? '';
    expect(secret).toMatch(/^[0-9a-f]{56}$/);
    for (const hub of house.hubs) {
      await hub.ask('{ offenceTypes municipality(code: "1492") { name refused } }', {}, { 'x-api-key': key });
      expect(JSON.stringify([hub.crime.asked, hub.register.asked])).not.toContain(secret);
    }
    expect(house.logged()).not.toContain(secret);
    const rows = await Promise.all(
      ['partner', 'partner_key', 'registry'].map((table) =>
        house.registry.source.query(`select t::text as held from ${table} t`),
      ),
    );
    expect(rows.flat().length).toBeGreaterThan(2);
    const held = JSON.stringify(rows);
    for (const part of [secret, secret.slice(0, 48), Buffer.from(secret).toString('hex')]) expect(held).not.toContain(part);
  });

  it('stops on every gateway when it is revoked, and the partner’s other key stands', async () => {
    const { slug, id, key } = await house.letIn();
    const { key: other } = await rotateKey(house.registry, slug, DAY);
    await until(async () => (await everywhere(other.key)).every((status) => status === 200));
    await revokeKeys(house.registry, slug, id);
    await refusedEverywhere(key);
    expect(new Set(await everywhere(other.key))).toEqual(new Set([200]));
    await revokeKeys(house.registry, slug);
    await refusedEverywhere(other.key);
  });

  it('stands beside a second one while it is rotated, and ends on its day, nothing else having changed', async () => {
    const { slug, id, key } = await house.letIn();
    const { key: second } = await rotateKey(house.registry, slug, 7 * DAY);
    await until(async () => (await everywhere(second.key)).every((status) => status === 200));
    expect(new Set(await everywhere(key))).toEqual(new Set([200]));
    await house.registry.source.query("update partner_key set expires_at = now() + interval '2 seconds' where id = $1", [id]);
    await refusedEverywhere(key);
    expect(new Set(await everywhere(second.key))).toEqual(new Set([200]));
  });

  it('ends at once where it is rotated without grace', async () => {
    const { slug, key } = await house.letIn();
    const { key: second, end } = await rotateKey(house.registry, slug, 0);
    expect(end?.getTime()).toBeLessThanOrEqual(Date.now());
    await refusedEverywhere(key);
    await until(async () => (await everywhere(second.key)).every((status) => status === 200));
  });

  it('has one beside it and no third', async () => {
    const { slug, id } = await house.letIn();
    const { key: second } = await rotateKey(house.registry, slug, DAY);
    const third = rotateKey(house.registry, slug, DAY);
    await expect(third).rejects.toThrow(`${slug} has 2 live keys, `);
    await expect(third).rejects.toThrow('; it may have 2: partner revoke');
    await revokeKeys(house.registry, slug, id);
    // The second one has no end of its own: the rotation gives it one.
    const { end } = await rotateKey(house.registry, slug, DAY);
    expect(end?.getTime()).toBeGreaterThan(Date.now());
    await until(async () => (await everywhere(second.key)).every((status) => status === 200));
  });

  it('opens nothing once its partner has ended', async () => {
    const { slug, key } = await house.letIn({ expiresAt: '2999-01-01' });
    await house.registry.source.query('update partner set expires_at = now() where slug = $1', [slug]);
    await refusedEverywhere(key);
  });

  it('opens nothing that was hashed under another secret, and the log names it by its id', async () => {
    const { id, key } = await house.letIn();
    await house.registry.source.query("update partner_key set secret = 'another', hmac = sha256(hmac) where id = $1", [id]);
    await refusedEverywhere(key);
    expect(house.logged()).toMatch(new RegExp(`"keys":\\["${id}"\\],"msg":"keys made under another secret`));
  });
});

describe('what is no key of a partner’s', () => {
  const changed = (key: string, place: number) =>
    `${key.slice(0, place)}${key[place] === '0' ? '1' : '0'}${key.slice(place + 1)}`;
  const whole = makeKey().key;

  it.each([
    ['nothing', ''],
    ['a word', 'secret'],
    ['a key cut off', whole.slice(0, -1)],
    ['a key with a letter too many', `${whole}0`],
    ['a key in capitals', whole.toUpperCase()],
    ['a key mistyped in its id', changed(whole, 5)],
    ['a key mistyped in its secret', changed(whole, 30)],
    ['a key mistyped in its checksum', changed(whole, whole.length - 1)],
    ['two keys', `${whole}, ${makeKey().key}`],
  ])('is told to be none, without being repeated: %s', async (_what, key) => {
    for (const hub of house.hubs) {
      const { status, code, text, headers } = await knock(hub, key);
      expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
      expect(text).toContain('The key in x-api-key is no whole key: it is mistyped or cut off');
      expect(headers.get('www-authenticate')).toBe('Bearer');
      if (key !== '') expect(text).not.toContain(key);
    }
  });

  it('is refused: a whole key that nobody was given', async () => {
    for (const hub of house.hubs) {
      const { status, code, text } = await knock(hub, whole);
      expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
      expect(text).toContain('unknown, revoked or expired');
      expect(text).not.toContain(whole);
    }
  });

  it('is refused: another secret under the id of a key that stands, its checksum in order', async () => {
    const { id, key } = await house.letIn();
    const forged = makeKeyWithId(id);
    expect(forged).not.toBe(key);
    expect(new Set(await everywhere(forged))).toEqual(new Set([401]));
    expect(new Set(await everywhere(key))).toEqual(new Set([200]));
  });

  it('does not keep anyone from what is public', async () => {
    expect((await knock(house.hubs[0] ?? { url: '' })).status).toBe(200);
  });
});

describe('a registry that cannot be read', () => {
  it('lets in nobody by a key and answers anyone, until it can be read again', async () => {
    const { key } = await house.letIn();
    await house.registry.source.query('alter table registry rename to away');
    try {
      for (const hub of house.hubs) {
        await until(async () => (await knock(hub, key)).status === 503);
        const { code, text } = await knock(hub, key);
        expect(code).toBe('SERVICE_UNAVAILABLE');
        expect(text).not.toContain(key);
        expect((await knock(hub)).status).toBe(200);
        expect((await knock(hub, 'mistyped')).status).toBe(401);
      }
    } finally {
      await house.registry.source.query('alter table away rename to registry');
    }
    for (const hub of house.hubs) await until(async () => (await knock(hub, key)).status === 200);
    expect(house.logged()).toContain('the registry of partners can be read again');
  });
});
