import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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
 * Makes an issuer's key where there is none.
 *
 * @throws StartError where the folder cannot be written
 */
export async function ensureKey(folder: string, issuer: string): Promise<void> {
  if (changedAt(own(folder, issuer)) === undefined) await rotateKey(folder, issuer);
}

/**
 * Gives an issuer a new key. The one before stays trusted, so that what is under way with it arrives: the next rotation ends
 * it. Nothing is restarted: whoever signs or verifies reads the files again when they have changed.
 *
 * @throws StartError where the folder cannot be written
 */
export async function rotateKey(folder: string, issuer: string): Promise<void> {
  const pair = generateKeyPairSync('ed25519');
  const kid = `${issuer}.${randomUUID()}`;
  const known = readKeys(trusted(folder, issuer));
  const named = (key: object) => ({ ...key, kid, alg: ALGORITHM, use: 'sig' });
  try {
    // The public half first, until everybody has seen it: no token is signed that somebody could not verify yet.
    replace(trusted(folder, issuer), { keys: [named(pair.publicKey.export({ format: 'jwk' })), ...known.slice(0, 1)] }, 0o644);
    if (known.length > 0) await setTimeout(2 * LOOK_EVERY);
    replace(own(folder, issuer), named(pair.privateKey.export({ format: 'jwk' })), 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`${issuer}: the key folder ${folder} cannot be written (${code}): set HUB_KEYS_DIR to one that can`);
  }
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

function readKeys(path: string): JWK[] {
  return changedAt(path) === undefined ? [] : (JSON.parse(readFileSync(path, 'utf8')) as { keys: JWK[] }).keys;
}

/** In one step: a reader sees the old file or the new one. */
function replace(path: string, value: object, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, `${JSON.stringify(value)}\n`, { mode });
  renameSync(fresh, path);
}
