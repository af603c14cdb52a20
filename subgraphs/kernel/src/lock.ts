import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Locks a path against every other process of this machine. A listening socket named after it is a lock that the operating
 * system lets go of when its process dies, however it dies.
 *
 * @returns lets go of it; undefined where another holds it
 */
export async function lock(path: string): Promise<(() => Promise<void>) | undefined> {
  const name = `hub-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 24)}`;
  const address =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\${name}`
      : process.platform === 'linux'
        ? `\0${name}`
        : join(tmpdir(), `${name}.sock`);
  const server = createServer();
  const held = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(address, () => done(true));
  });
  if (!held) return undefined;
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}
