import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
export const LOOK_EVERY = 200;

/** A key as a process uses it. `kid` names it, and its issuer before the first dot. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** Where an issuer's own private key stands. */
export const ownKeyFile = (folder: string, issuer: string) => join(folder, issuer, 'key.json');
const trusted = (folder: string, issuer: string) => join(folder, 'trusted', `${issuer}.json`);

/**
 * Makes an issuer's key where there is none, and has it trusted where it is not. Where both stand, nothing is written: a
 * process whose folder is mounted read-only starts all the same.
 *
 * @throws StartError where something is missing and the folder cannot be written
 */
export async function ensureKey(folder: string, issuer: string): Promise<void> {
  await writingKeys(folder, issuer, async () => {
    const file = ownKeyFile(folder, issuer);
    makeFirst(file, () => asText(makeSigningKey(issuer)));
    const present = readKeyFile<JWK>(file);
    if (!trustedKeys(folder, issuer).some(({ kid }) => kid === present.kid)) trust(folder, issuer, [present]);
  });
}

/** Reads the issuer's private key, again whenever its file has changed. */
export function followOwnKey(folder: string, issuer: string): () => Promise<SigningKey> {
  return follow(ownKeyFile(folder, issuer), async (text) => {
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

/** When the file was last written, milliseconds; undefined where there is none. */
export function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** The public keys that an issuer may sign with now, the newest first. */
export function trustedKeys(folder: string, issuer: string): JWK[] {
  const file = trusted(folder, issuer);
  return changedAt(file) === undefined ? [] : readKeyFile<{ keys: JWK[] }>(file).keys;
}

/** @throws where the file is not there or is no JSON */
export function readKeyFile<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, 'utf8')) as Value;
}

export function makeSigningKey(issuer: string): JWK {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { ...privateKey.export({ format: 'jwk' }), kid: `${issuer}.${randomUUID()}`, alg: ALGORITHM, use: 'sig' } as JWK;
}

/** Has an issuer trusted by these keys and no others. */
export function trust(folder: string, issuer: string, keys: readonly JWK[]): void {
  replaceKeyFile(trusted(folder, issuer), { keys: keys.map(({ d: _private, ...half }) => half) }, 0o644);
}

/**
 * Makes a secret file, its owner's alone to read, where there is none. Linked into place: of two processes that start at once,
 * both go on with what the first one wrote, whole.
 */
export function makeFirst(path: string, text: () => string): void {
  if (changedAt(path) !== undefined) return;
  const fresh = beside(path, text(), 0o600);
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
}

/** Puts a key file in the place of the one before, in one step: a reader sees the old one or the new one. */
export function replaceKeyFile(path: string, value: object, mode: number): void {
  renameSync(beside(path, asText(value), mode), path);
}

const asText = (value: object) => `${JSON.stringify(value)}\n`;

function beside(path: string, text: string, mode: number): string {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, text, { mode });
  return fresh;
}

/**
 * Does something in the keys' folder.
 *
 * @throws StartError where it cannot be used
 */
export async function writingKeys(folder: string, issuer: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code, name } = error as NodeJS.ErrnoException;
    throw new StartError(`${issuer}: the key folder ${folder} cannot be used (${code ?? name}): mend it, or set HUB_KEYS_DIR`);
  }
}
