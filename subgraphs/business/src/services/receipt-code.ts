import { createHash, createHmac } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * The code of a receipt: 160 bits in base32, made of a random nonce and the database's secret. The nonce may be kept with an
 * idempotency key's answer, so that the same code can be given again; the code itself is never stored.
 *
 * Base32 has no 0 and no separators: a code never looks like a telephone number or a plate to the screen on texts.
 */
export async function codeOf(database: DataSource | EntityManager, nonce: string): Promise<string> {
  const [{ secret }] = await database.query('select secret from receipt_secret');
  return base32(createHmac('sha256', secret).update(nonce).digest().subarray(0, 20));
}

/** What is stored of a code. It has too many bits to be guessed, so a plain hash is enough. */
export function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, for lengths that five divides: no padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
}
