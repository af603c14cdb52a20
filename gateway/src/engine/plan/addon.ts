import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/**
 * Hive Router's planner in a process of its own.
 *
 * The threat: what the addon has not foreseen ends the whole process, not the one call, and a question can be such a thing. Ended
 * alone, it costs that question a slower planner, and the gateway goes on.
 */

/** What the process is asked: to know a graph, to plan a document over it, or to forget it. */
interface Request {
  readonly planner: number;
  readonly sdl?: string;
  readonly document?: string;
}

interface Reply {
  readonly id: number;
  readonly node?: unknown;
  readonly error?: string;
}

/** What the process runs. It ends with the gateway, however that ends. */
const SCRIPT = `
const { QueryPlanner } = require(process.argv[1]);
const planners = new Map();
const carryOut = async ({ planner, sdl, document }) => {
  if (sdl !== undefined) planners.set(planner, new QueryPlanner(sdl));
  else if (document === undefined) planners.delete(planner);
  else return (await planners.get(planner).planAsync(document, null, new Set(), 0)).node;
};
process.on('message', ({ id, ...request }) => {
  carryOut(request).then((node) => process.send({ id, node }), ({ message }) => process.send({ id, error: message }));
});
process.on('disconnect', () => process.exit());
`;

/** A process that has ended so often within a minute is not started again before the minute is over. */
const ENDINGS = 5;
const MINUTE = 60_000;

/** What has not been planned by then never is, milliseconds: the addon has been seen to come to no end. */
const PATIENCE = 5_000;

/** The one process of this one, for every graph that is served; there is none while nobody plans. */
class Addon {
  /** How many processes have ended: a graph is to be told to the next one anew. */
  generation = 0;
  #child: ChildProcess | undefined;
  #planners = 0;
  #users = 0;
  #requests = 0;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #endings: number[] = [];

  use(): number {
    this.#users += 1;
    this.#planners += 1;
    return this.#planners;
  }

  /** Once nobody uses it any more, the process ends. */
  async leave(): Promise<void> {
    this.#users -= 1;
    const child = this.#child;
    if (this.#users > 0 || child === undefined) return;
    this.#child = undefined;
    this.generation += 1;
    child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** @throws Error where the process refuses, ends, or is not started again just now */
  async ask(request: Request): Promise<unknown> {
    const child = this.#child ?? this.#start();
    this.#requests += 1;
    const id = this.#requests;
    const { node, error } = await new Promise<Reply>((resolve) => {
      const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      this.#waiting.set(id, (reply) => {
        clearTimeout(patience);
        resolve(reply);
      });
      child.channel?.ref(); // who waits for a plan is not done
      child.send({ id, ...request }, (failure) => failure && this.#answer({ id, error: failure.message }));
    });
    if (error !== undefined) throw new Error(error);
    return node;
  }

  #start(): ChildProcess {
    const now = performance.now();
    while (this.#endings[0] !== undefined && this.#endings[0] < now - MINUTE) this.#endings.shift();
    if (this.#endings.length >= ENDINGS) throw new Error(`The planner has ended ${ENDINGS} times within a minute`);
    const path = createRequire(import.meta.url).resolve('@graphql-hive/router-query-planner');
    const child = spawn(process.execPath, ['--eval', SCRIPT, path], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (reply: Reply) => this.#answer(reply));
    const onEnd = (why: string | number | null) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.generation += 1;
      this.#endings.push(performance.now());
      for (const id of [...this.#waiting.keys()]) this.#answer({ id, error: `The planner has ended (${why})` });
    };
    child.on('exit', (code, signal) => onEnd(signal ?? code));
    child.on('error', ({ message }) => onEnd(message));
    child.unref();
    this.#child = child;
    return child;
  }

  #answer(reply: Reply): void {
    const answer = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#child?.channel?.unref();
    answer?.(reply);
  }
}

export const addon = new Addon();
