import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** A script that other pages embed. */
export interface Script {
  readonly text: Buffer;
  /** What it is known by: the first 16 hex digits of its SHA-256. */
  readonly version: string;
  /** What a browser holds it against before it runs it, as an `integrity` attribute has it. */
  readonly integrity: string;
  /** The script as it is sent; made when first asked for, and then once. */
  readonly sent: Readonly<Record<Coding, () => Promise<Buffer>>>;
}

type Coding = 'br' | 'gzip' | 'identity';

/** The smallest each can make it: paid once, and saved by everybody who looks. */
const BEST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

export function createScript(text: Buffer): Script {
  return {
    text,
    version: versionOf(text),
    integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
    sent: {
      br: once(() => promisify(brotliCompress)(text, BEST_BROTLI)),
      gzip: once(() => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION })),
      identity: async () => text,
    },
  };
}

export function versionOf(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Sends a script to any page of any origin, a sandboxed one's too: what it holds is public.
 *
 * @param keep - the `Cache-Control` of the address it was asked for by
 */
export async function sendScript(request: Request, response: Response, script: Script, keep: string): Promise<void> {
  const coding = codingFor(request);
  response.set({
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': keep,
    ETag: `"${script.version}-${coding}"`,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  response.vary('Accept-Encoding');
  if (coding !== 'identity') response.set('Content-Encoding', coding);
  response.send(await script.sent[coding]());
}

/** Brotli where it is taken, whatever the order it is named in: browsers name gzip first, and it is the larger. */
function codingFor(request: Request): Coding {
  const taken = request.acceptsEncodings();
  return (['br', 'gzip'] as const).find((coding) => taken.includes(coding)) ?? 'identity';
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
