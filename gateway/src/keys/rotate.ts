import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  changedAt,
  ensureKey,
  LIFE,
  LOOK_EVERY,
  makeSigningKey,
  ownKeyFile,
  readKeyFile,
  replaceKeyFile,
  SKEW,
  StartError,
  trust,
  trustedKeys,
  writingKeys,
} from '@hub/kernel/process';
import type { JWK } from 'jose';

/**
 * Gives an issuer a new key. The one before stays trusted, so that what is under way with it arrives: the next rotation ends
 * it. Nothing is restarted: whoever signs or verifies reads the files again when they have changed. A rotation that follows
 * on another waits until what it ends has no token left, 20 s at most.
 *
 * @throws StartError where the folder cannot be written, or the key is being rotated already
 */
export async function rotateKey(folder: string, issuer: string): Promise<void> {
  await ensureKey(folder, issuer);
  await writingKeys(folder, issuer, () =>
    alone(join(folder, issuer, 'rotating'), async () => {
      const file = ownKeyFile(folder, issuer);
      const present = readKeyFile<JWK>(file);
      if (trustedKeys(folder, issuer).length > 1) await setTimeout(leftSince(changedAt(file) ?? 0, (LIFE + SKEW) * 1_000));
      const fresh = makeSigningKey(issuer);
      // The public half first, until everybody has seen it: no token is signed that somebody could not verify yet.
      trust(folder, issuer, [fresh, present]);
      await setTimeout(2 * LOOK_EVERY);
      replaceKeyFile(file, fresh, 0o600);
    }),
  );
}

/** Milliseconds; a clock that was set back makes nobody wait longer than the whole span. */
function leftSince(moment: number, span: number): number {
  return Math.min(span, Math.max(0, moment + span - Date.now()));
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
