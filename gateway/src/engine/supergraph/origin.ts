import { readFile } from 'node:fs/promises';
import { StartError } from '@hub/kernel/process';
import { request } from 'undici';

/** An address that does not give its SDL by then does not give it, milliseconds. */
const LOAD_DEADLINE = 10_000;

const isAddress = (origin: string) => /^https?:\/\//.test(origin);

/**
 * Reads a composed SDL where it comes from.
 *
 * @param origin - a file or an http(s) address
 * @throws StartError where it cannot be read
 */
export async function readOnce(origin: string): Promise<string> {
  return isAddress(origin) ? (await download(origin, undefined)).text : readSdl(origin);
}

/**
 * Reads it again and again.
 *
 * @returns gives the text, or undefined where there is nothing new to see: the address says so by its `ETag`, or a file has just
 * changed and may be half written. Rejects with a StartError where it cannot be read.
 */
export function createReader(origin: string): () => Promise<string | undefined> {
  let etag: string | undefined;
  let before: string | undefined;
  if (isAddress(origin)) {
    return async () => {
      const answer = await download(origin, etag);
      etag = answer.etag;
      return answer.isNew ? answer.text : undefined;
    };
  }
  return async () => {
    const text = await readSdl(origin);
    const isStill = text === before;
    before = text;
    return isStill ? text : undefined;
  };
}

async function readSdl(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there: compose it with `npm run hub -- schema compose`' : `cannot be read (${code})`;
    throw new StartError(`The supergraph ${file} ${why}, or set SUPERGRAPH to a file or an http(s) address`);
  }
}

async function download(address: string, known: string | undefined) {
  const failed = (why: string) => new StartError(`The supergraph at ${address} cannot be loaded: ${why}`);
  const headers = known === undefined ? {} : { 'if-none-match': known };
  const signal = AbortSignal.timeout(LOAD_DEADLINE);
  try {
    const { statusCode, headers: given, body } = await request(address, { headers, signal });
    const text = await body.text();
    const isNew = statusCode !== 304 || known === undefined;
    if (isNew && statusCode !== 200) throw failed(`status ${statusCode}`);
    return { text, isNew, etag: typeof given.etag === 'string' ? given.etag : isNew ? undefined : known };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { name, code } = error as NodeJS.ErrnoException;
    throw failed(name === 'TimeoutError' ? `no answer within ${LOAD_DEADLINE} ms` : (code ?? name));
  }
}
