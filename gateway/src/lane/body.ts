import type { IncomingMessage } from 'node:http';

/**
 * Reads a body whose length is known, and leaves the request so that it can be given back: read by exactly so many bytes, its
 * stream has not ended, and flows again for whoever listens next.
 *
 * @param onBody - called with the whole body; never where the caller goes before
 */
export function readWhole(request: IncomingMessage, length: number, onBody: (body: Buffer) => void): void {
  const onReadable = () => {
    const body: Buffer | null = request.read(length);
    if (body === null) return;
    request.off('readable', onReadable);
    onBody(body);
  };
  request.on('readable', onReadable);
}

/** Puts a body back that `readWhole` has read: whoever reads the request next finds it whole. */
export function giveBack(request: IncomingMessage, body: Buffer): void {
  request.unshift(body);
}
