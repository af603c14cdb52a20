import { readFile } from 'node:fs/promises';
import { StartError } from '@hub/kernel/process';
import { z } from 'zod';

/** Documents that the hub's own clients send by their id: each id with its text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const manifest = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string());

/**
 * Reads the manifest that graphql-codegen made of the clients' documents.
 *
 * @param file - undefined where the served graph has no clients that we know
 * @throws StartError where it cannot be read or is no manifest
 */
export async function readTrustedDocuments(file: string | undefined): Promise<TrustedDocuments> {
  if (file === undefined) return new Map();
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `The trusted documents ${file} cannot be read (${error.code}): npm run hub -- schema compose makes them`,
    );
  });
  const read = manifest.safeParse(jsonOf(text));
  if (!read.success) throw new StartError(`The trusted documents ${file} are no manifest of ids, sha256:<64 hex>, and documents`);
  return new Map(Object.entries(read.data));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
