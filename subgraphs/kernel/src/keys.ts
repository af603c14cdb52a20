import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import { StartError } from './env.ts';

/**
 * The keys by which the hub's processes know each other, as files below one folder:
 * `<issuer>/key.json` is a process's own private key, `trusted/<issuer>.json` the public ones it may sign with.
 *
 * In production each process is given its own private file and reads the trusted ones; on one machine each makes its own.
 */

export const ALGORITHM = 'EdDSA';

/** How long what is signed stands, seconds. A request waits for a connection, and its sender's deadline is shorter. */
export const LIFE = 15;
/** How much the clocks of two machines may differ, seconds. */
export const SKEW = 5;

/** A changed file is noticed within this, milliseconds. */
const LOOK_EVERY = 200;

/** A key as a process uses it. `kid` names it, and its issuer before the first dot. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

const own = (folder: string, issuer: string) => join(folder, issuer, 'key.json');
const trusted = (folder: string, issuer: string) => join(folder, 'trusted', `${issuer}.json`);

/**
 * Makes an issuer's key where there is none, and has it trusted where it is not. Where both stand, nothing is written: a
 * process whose folder is mounted read-only starts all the same.
 *
 * @throws StartError where something is missing and the folder cannot be written
 */
export async function ensureKey(folder: string, issuer: string): Promise<void> {
  await writing(folder, issuer, async () => {
    const file = own(folder, issuer);
    if (changedAt(file) === undefined) makeFirst(file, makeKey(issuer));
    const present = readJson<JWK>(file);
    if (!trustedKeys(folder, issuer).some(({ kid }) => kid === present.kid)) trust(folder, issuer, [present]);
  });
}

/**
 * Gives an issuer a new key. The one before stays trusted, so that what is under way with it arrives: the next rotation ends
 * it. Nothing is restarted: whoever signs or verifies reads the files again when they have changed. A rotation that follows
 * on another waits until what it ends has no token left, 20 s at most.
 *
 * @throws StartError where the folder cannot be written, or the key is being rotated already
 */
export async function rotateKey(folder: string, issuer: string): Promise<void> {
  await ensureKey(folder, issuer);
  await writing(folder, issuer, () =>
    alone(join(folder, issuer, 'rotating'), async () => {
      const file = own(folder, issuer);
      const present = readJson<JWK>(file);
      if (trustedKeys(folder, issuer).length > 1) await setTimeout(leftSince(changedAt(file) ?? 0, (LIFE + SKEW) * 1_000));
      const fresh = makeKey(issuer);
      // The public half first, until everybody has seen it: no token is signed that somebody could not verify yet.
      trust(folder, issuer, [fresh, present]);
      await setTimeout(2 * LOOK_EVERY);
      replace(file, fresh, 0o600);
    }),
  );
}

/** Reads the issuer's private key, again whenever its file has changed. */
export function followOwnKey(folder: string, issuer: string): () => Promise<SigningKey> {
  return follow(own(folder, issuer), async (text) => {
    const jwk = JSON.parse(text) as JWK;
    return { kid: String(jwk.kid), key: (await importJWK(jwk, ALGORITHM)) as CryptoKey };
  });
}

/** Finds an issuer's public key by its name; undefined where it has none of that name, or is not trusted at all. */
export function followTrusted(folder: string, issuers: readonly string[]): (kid: string) => Promise<CryptoKey | undefined> {
  const files = new Map(
    issuers.map((issuer) => [
      issuer,
      follow(trusted(folder, issuer), async (text) => {
        const { keys } = JSON.parse(text) as { keys: JWK[] };
        return new Map(
          await Promise.all(keys.map(async (jwk) => [jwk.kid, (await importJWK(jwk, ALGORITHM)) as CryptoKey] as const)),
        );
      }),
    ]),
  );
  return async (kid) => {
    const keys = await files
      .get(kid.split('.')[0] ?? '')?.()
      .catch(() => undefined); // not written yet: nobody of that name
    return keys?.get(kid);
  };
}

function follow<Value>(path: string, read: (text: string) => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  let known: number | undefined;
  let looked = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (value && now - looked < LOOK_EVERY) return value;
    looked = now;
    const changed = changedAt(path);
    if (value && changed === known) return value;
    known = changed;
    value = Promise.resolve().then(() => read(readFileSync(path, 'utf8')));
    value.catch(() => {
      value = undefined;
    });
    return value;
  };
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function trustedKeys(folder: string, issuer: string): JWK[] {
  const file = trusted(folder, issuer);
  return changedAt(file) === undefined ? [] : readJson<{ keys: JWK[] }>(file).keys;
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, 'utf8')) as Value;
}

function makeKey(issuer: string): JWK {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { ...privateKey.export({ format: 'jwk' }), kid: `${issuer}.${randomUUID()}`, alg: ALGORITHM, use: 'sig' } as JWK;
}

function trust(folder: string, issuer: string, keys: readonly JWK[]): void {
  replace(trusted(folder, issuer), { keys: keys.map(({ d: _private, ...half }) => half) }, 0o644);
}

/** Milliseconds; a clock that was set back makes nobody wait longer than the whole span. */
function leftSince(moment: number, span: number): number {
  return Math.min(span, Math.max(0, moment + span - Date.now()));
}

/** Linked into place: of two processes that start at once, both go on with the key that the first one made. */
function makeFirst(path: string, key: JWK): void {
  const fresh = beside(path, key, 0o600);
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
}

/** In one step: a reader sees the old file or the new one. */
function replace(path: string, value: object, mode: number): void {
  renameSync(beside(path, value, mode), path);
}

function beside(path: string, value: object, mode: number): string {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, `${JSON.stringify(value)}\n`, { mode });
  return fresh;
}

/** Two rotations at once would each end the key that the other one has just begun to sign with. */
async function alone(lock: string, run: () => Promise<void>): Promise<void> {
  try {
    writeFileSync(lock, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StartError(`${lock} is there: the key is being rotated; where nobody does, a rotation was cut off: remove it`);
  }
  try {
    await run();
  } finally {
    rmSync(lock);
  }
}

async function writing(folder: string, issuer: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code, name } = error as NodeJS.ErrnoException;
    throw new StartError(`${issuer}: the key folder ${folder} cannot be used (${code ?? name}): mend it, or set HUB_KEYS_DIR`);
  }
}
