import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { relative } from 'node:path';
import { json } from 'node:stream/consumers';
import { type Logger, StartError } from '@hub/kernel/process';
import { type Command, runCommand } from './command.ts';
import type { Registry } from './registry.ts';

/**
 * How commands reach a registry that is embedded in a running gateway: by HTTP on a socket in the data folder.
 *
 * The socket is open to the gateway's own user alone, who could read the database's files as well: nothing else is asked.
 */

/** The shortest bound of the systems that have such sockets, bytes. */
const LONGEST = 103;

type Answer = { readonly said: string } | { readonly refused: string };

/**
 * Takes commands at `path` until it is closed. Whoever calls it holds the lock of the embedded database, so that a socket
 * that stands there is a dead process's.
 */
export async function takeCommands(registry: Registry, path: string, log: Logger): Promise<() => Promise<void>> {
  const reason = whyNoSocket(path);
  if (reason !== undefined) {
    log.warn({ reason }, 'takes no commands about partners while it runs');
    return async () => undefined;
  }
  const server = createServer(async (asked, response) => {
    const answer = await json(asked)
      .then((command) => runCommand(registry, command as Command))
      .then(
        (said): Answer => ({ said }),
        (error: unknown) => refuse(error, log),
      );
    response.end(JSON.stringify(answer));
  });
  rmSync(path, { force: true });
  const mask = process.umask(0o177); // from its first moment: a mode that is set later leaves one in which anybody connects
  server.listen(near(path));
  process.umask(mask);
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

/**
 * Has a running gateway do what a command says.
 *
 * @returns what the person is told; undefined where no gateway runs
 * @throws StartError where it is refused
 */
export async function askGateway(command: Command, path: string): Promise<string | undefined> {
  try {
    const asking = request({ socketPath: near(path), method: 'POST', agent: false }).end(JSON.stringify(command));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    const answer = (await json(response)) as Answer;
    if ('said' in answer) return answer.said;
    throw new StartError(answer.refused);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    const mend = code === 'EACCES' ? 'be the user that runs the hub' : 'see with partner list what became of it';
    throw new StartError(`The gateway has not answered at ${path} (${code}): ${mend}`);
  }
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

/** Why no commands can be taken at this path; undefined where they can. */
export function whyNoSocket(path: string): string | undefined {
  if (process.platform === 'win32')
    return 'Windows has no socket that is one user’s alone: while the hub runs, it takes no commands about partners there';
  const length = Buffer.byteLength(near(path));
  if (length <= LONGEST) return undefined;
  return `The path of the gateway’s socket, ${path}, has ${length} bytes; it may have ${LONGEST}: set HUB_DATA_DIR to a shorter one`;
}
