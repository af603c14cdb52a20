import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ANYONE, createSigner, createVerifier, ensureKey, GATEWAY } from '@hub/kernel/process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JWK } from 'jose';
import { parse } from 'yaml';
import { rotateKey } from '../src/keys/rotate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ownFile = () => join(folder, GATEWAY, 'key.json');
const trustedFile = () => join(folder, 'trusted', `${GATEWAY}.json`);
const own = async (): Promise<JWK> => JSON.parse(await readFile(ownFile(), 'utf8'));
const trusted = async (): Promise<JWK[]> => JSON.parse(await readFile(trustedFile(), 'utf8')).keys;

/** As if the key had been signing for a minute. */
async function age(): Promise<void> {
  const then = new Date(Date.now() - 60_000);
  await utimes(ownFile(), then, then);
}

/** A process that verifies, started a moment ago; it says whether it takes a token. */
async function openVerifier(): Promise<(token: string) => Promise<boolean>> {
  const { open } = createVerifier('police', [GATEWAY], folder);
  await setTimeout(5);
  return (token) =>
    open(token).then(
      () => true,
      () => false,
    );
}

const sign = () => createSigner(GATEWAY, folder).sign(ANYONE, 'police', randomUUID(), '{}');

describe('a key', () => {
  it('is its owner’s file alone, with its public half for everybody', async () => {
    await ensureKey(folder, GATEWAY);
    const { d, ...half } = await own();
    expect(d).toMatch(/^[\w-]{43}$/);
    expect(await trusted()).toEqual([half]);
    expect((await stat(ownFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, GATEWAY))).toEqual(['key.json']);
  });

  it('is made once, however many processes start at once', async () => {
    const program = 'const [, folder, kernel] = process.argv; await (await import(kernel)).ensureKey(folder, "gateway");';
    const words = ['--input-type=module', '-e', program, folder, `${process.cwd()}/subgraphs/kernel/dist/src/keys.js`];
    const { NODE_OPTIONS: _, ...env } = process.env;
    const codes = Array.from({ length: 6 }, () => once(spawn(process.execPath, words, { env, stdio: 'inherit' }), 'exit'));
    expect((await Promise.all(codes)).map(([code]) => code)).toEqual(Array(6).fill(0));
    expect((await trusted()).map(({ kid }) => kid)).toEqual([(await own()).kid]);
    expect(await readdir(join(folder, GATEWAY))).toEqual(['key.json']);
  });

  it('stays as it is once it stands: nothing is written, so that its folder can be read-only', async () => {
    const files = () =>
      Promise.all([ownFile(), trustedFile(), join(folder, GATEWAY), join(folder, 'trusted')].map((path) => stat(path)));
    await ensureKey(folder, GATEWAY);
    const before = await files();
    await ensureKey(folder, GATEWAY);
    const changes = (list: typeof before) => list.map(({ ino, mtimeMs }) => ({ ino, mtimeMs }));
    expect(changes(await files())).toEqual(changes(before));
  });

  it('is trusted again where its start was cut off between the two files', async () => {
    await ensureKey(folder, GATEWAY);
    await rm(trustedFile());
    await ensureKey(folder, GATEWAY);
    const takes = await openVerifier();
    expect(await takes(await sign())).toBe(true);
  });

  it('is trusted by nobody once the file that says so is gone or broken', async () => {
    await ensureKey(folder, GATEWAY);
    for (const spoil of [() => writeFile(trustedFile(), '{"keys":[{"kty":"oct"'), () => rm(trustedFile())]) {
      await spoil();
      const takes = await openVerifier();
      expect(await takes(await sign())).toBe(false);
    }
  });

  it('cannot be had where its folder is none, which is one line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const run of [ensureKey, rotateKey])
      await expect(run(file, GATEWAY)).rejects.toThrow(`gateway: the key folder ${file} cannot be used (ENOTDIR)`);
  });
});

describe('a rotation', () => {
  it('leaves the key before trusted, and the next one ends it', async () => {
    await ensureKey(folder, GATEWAY);
    const takes = await openVerifier();
    const [first, late] = [await sign(), await sign()];
    await rotateKey(folder, GATEWAY);
    expect([await takes(first), await takes(await sign())]).toEqual([true, true]);
    await age();
    await rotateKey(folder, GATEWAY);
    expect([await takes(late), await takes(await sign())]).toEqual([false, true]);
    expect(await trusted()).toHaveLength(2);
  });

  it('follows on one that was cut off, and ends nothing that still signs', async () => {
    await ensureKey(folder, GATEWAY);
    await age();
    const present = await own();
    const { d: _, ...half } = present;
    await writeFile(trustedFile(), JSON.stringify({ keys: [{ ...half, kid: `gateway.${randomUUID()}` }, half] }));
    const takes = await openVerifier();
    const before = await sign();
    await rotateKey(folder, GATEWAY);
    expect([await takes(before), await takes(await sign())]).toEqual([true, true]);
    expect((await trusted()).map(({ kid }) => kid)).toEqual([(await own()).kid, present.kid]);
  });

  it('goes alone: a second one at the same time is refused, and what the first gave stands', async () => {
    await ensureKey(folder, GATEWAY);
    const outcomes = await Promise.allSettled([rotateKey(folder, GATEWAY), rotateKey(folder, GATEWAY)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
    expect(refusal.message).toContain('the key is being rotated; where nobody does, a rotation was cut off: remove it');
    const takes = await openVerifier();
    expect(await takes(await sign())).toBe(true);
    expect(await readdir(join(folder, GATEWAY))).toEqual(['key.json']);
  });
});

describe('the containers', () => {
  it('hold each its own private key and can write none, nor whom they trust', async () => {
    const { services } = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true });
    const mounts = Object.entries<{ volumes?: string[] }>(services).flatMap(([service, { volumes = [] }]) =>
      volumes.filter((volume) => volume.includes(':/keys')).map((volume) => `${service} ${volume}`),
    );
    const signing = ['business', 'council', 'gateway', 'police'];
    expect(mounts.sort()).toEqual(
      [
        ...signing.map((name) => `${name} ${name}-key:/keys/${name}:ro`),
        ...[...signing, 'promises'].map((name) => `${name} trusted-keys:/keys/trusted:ro`),
        ...signing.map((name) => `keys ${name}-key:/keys/${name}`),
        'keys trusted-keys:/keys/trusted',
      ].sort(),
    );
    expect(services.keys).toMatchObject({ network_mode: 'none', restart: 'no' });
    for (const name of [...signing, 'promises'])
      expect(services[name].depends_on.keys).toEqual({ condition: 'service_completed_successfully' });
  });
});
