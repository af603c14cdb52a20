import { Agent, request } from 'undici';

/** A provider's answer is some kilobytes. Bytes. */
const LARGEST = 128 * 1024;
/** From the connection to the last byte, milliseconds: somebody waits for it. */
const DEADLINE = 3_000;

/**
 * Gets a JSON document of a provider: from this address alone, wherever an answer would send us.
 *
 * A connection of its own, closed afterwards: it is asked for once in minutes, and an answer that goes on for ever is cut off.
 *
 * @throws Error naming what was wrong in kind, never an address
 */
export async function getJson(url: string): Promise<unknown> {
  const agent = new Agent({ maxResponseSize: LARGEST });
  try {
    const { statusCode, body } = await request(url, {
      dispatcher: agent,
      headers: { accept: 'application/json, application/jwk-set+json' },
      signal: AbortSignal.timeout(DEADLINE),
    });
    if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    return await body.json();
  } catch (error) {
    const { code, name, message } = error as NodeJS.ErrnoException;
    if (/^status \d+$/.test(message)) throw error;
    throw new Error(typeof code === 'string' ? code : name); // a deadline's code is a number
  } finally {
    await agent.destroy();
  }
}
