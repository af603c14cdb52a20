import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { relative } from 'node:path';
import { json } from 'node:stream/consumers';
import { type Logger, StartError } from '@hub/kernel/process';
import { type Command, runCommand } from './command.ts';
import type { Registry } from './registry.ts';

/**
 * How commands reach a registry that is embedded in a running gateway: a socket in the data folder, as JSON both ways.
 *
 * The socket is open to the gateway's own user alone, who could read the database's files as well: nothing else is asked.
 */

/** The shortest bound of the systems that have such sockets, bytes. */
const LONGEST = 103;
/** Milliseconds. */
const SILENCE = 5_000;

type Answer = { readonly said: string } | { readonly refused: string };

/**
 * Takes commands at `path` until it is closed. Whoever calls it holds the lock of the embedded database, so that a socket
 * that stands there is a dead process's.
 */
export async function takeCommands(registry: Registry, path: string, log: Logger): Promise<() => Promise<void>> {
  if (whyNot(path) !== undefined) {
    log.warn({ reason: whyNot(path) }, 'commands about partners are taken while the hub is stopped alone');
    return async () => undefined;
  }
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, async (socket) => {
    open.add(socket.setTimeout(SILENCE, () => socket.destroy()).once('close', () => open.delete(socket)));
    socket.on('error', () => socket.destroy());
    const answer = await json(socket)
      .then((command) => runCommand(registry, command as Command))
      .then(
        (said): Answer => ({ said }),
        (error: unknown) => refuse(error, log),
      );
    socket.end(JSON.stringify(answer));
  });
  rmSync(path, { force: true });
  const mask = process.umask(0o177); // from its first moment: a mode that is set later leaves one in which anybody connects
  server.listen(near(path));
  process.umask(mask);
  await once(server, 'listening');
  return async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
}

/**
 * Has a running gateway do what a command says.
 *
 * @returns what the person is told; undefined where no gateway runs
 * @throws StartError where it is refused, or the path is none for a socket
 */
export async function askGateway(command: Command, path: string): Promise<string | undefined> {
  const reason = whyNot(path);
  if (reason !== undefined) throw new StartError(reason);
  const socket = connect(near(path));
  try {
    await once(socket, 'connect');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw new StartError(`The gateway’s socket ${path} cannot be used (${code}): be the user that runs the hub`);
  }
  socket.end(JSON.stringify(command));
  const answer = (await json(socket)) as Answer;
  if ('refused' in answer) throw new StartError(answer.refused);
  return answer.said;
}

function refuse(error: unknown, log: Logger): Answer {
  if (error instanceof StartError) return { refused: error.message };
  log.error({ reason: (error as Error).name }, 'a command about partners failed');
  return { refused: 'Something went wrong in the gateway; nothing was changed' };
}

/** From where we are, where that is shorter: a deep data folder fits all the same. */
function near(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

function whyNot(path: string): string | undefined {
  if (process.platform === 'win32') return 'Commands about partners need the hub stopped on Windows';
  const length = Buffer.byteLength(near(path));
  if (length <= LONGEST) return undefined;
  return `The path of the gateway’s socket, ${path}, has ${length} bytes; it may have ${LONGEST}: set HUB_DATA_DIR to a shorter one`;
}
