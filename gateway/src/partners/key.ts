import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A partner's key, as sent in `x-api-key`: `hub_<id>_<secret><checksum>`, hexadecimal throughout.
 *
 * The prefix is what secret scanners look for, and the id names the key in lists and audits without giving it away. The
 * checksum tells a mistyped key, or a scanner's false find, from one that was revoked.
 */
export interface NewKey {
  readonly id: string;
  /** The whole key. Nobody keeps it but the partner. */
  readonly key: string;
}

/** Bytes. */
const ID = 6;
const SECRET = 24;

export const KEY_ID = /^[0-9a-f]{12}$/;
const KEY = /^(hub_([0-9a-f]{12})_[0-9a-f]{48})([0-9a-f]{8})$/;

/** A key that nobody has had before. */
export function makeKey(): NewKey {
  const id = randomBytes(ID).toString('hex');
  const body = `hub_${id}_${randomBytes(SECRET).toString('hex')}`;
  return { id, key: body + checksum(body) };
}

/** The id of a key that is whole; undefined for anything else. Says nothing of whether it opens the hub. */
export function idOf(key: string): string | undefined {
  const [, body = '', id, sum] = KEY.exec(key) ?? [];
  return sum === checksum(body) ? id : undefined;
}

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}
