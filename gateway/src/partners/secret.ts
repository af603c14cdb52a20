import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeFirst, StartError } from '@hub/kernel/process';

/**
 * What turns keys into what the registry keeps of them. A copy of the database alone is then worth nothing: whoever holds it
 * can neither use a key nor try one out.
 */
export interface Secret {
  /** Tells two secrets apart and gives neither away: a key made under another one opens nothing here. */
  readonly name: string;
  /** HMAC-SHA-256. */
  hash(key: string): Buffer;
}

/** Characters. */
const SHORTEST = 32;

/**
 * Reads the gateway's secret.
 *
 * @param given - the file that `HUB_PARTNER_SECRET_FILE` names: the same one for every instance
 * @param own - the file that is made where none is given
 * @throws StartError where it cannot be read or made, or is too short to be a secret
 */
export function openSecret(given: string | undefined, own: string): Secret {
  const file = given ?? own;
  try {
    if (given === undefined) makeFirst(own, () => `${randomBytes(SHORTEST).toString('hex')}\n`);
    // Trimmed: an editor's newline at the end makes no other secret.
    return fromText(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`The partners’ secret ${file} cannot be read (${code}): mend that, or set HUB_PARTNER_SECRET_FILE`);
  }
}

function fromText(text: string, file: string): Secret {
  if (text.length < SHORTEST) {
    throw new StartError(`The partners’ secret ${file} has ${text.length} characters; it must have ${SHORTEST} at least`);
  }
  const hash = (words: string) => createHmac('sha256', text).update(words).digest();
  return { name: hash('name').toString('hex').slice(0, 12), hash };
}
