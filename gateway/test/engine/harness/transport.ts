import { setImmediate } from 'node:timers/promises';
import { readAnswer } from '../../../src/engine/transport/answer.ts';
import { Unavailable } from '../../../src/engine/transport/errors.ts';
import type { Transport } from '../../../src/engine/transport/transport.ts';
import type { World } from './feature.ts';
import type { Subgraph } from './subgraph.ts';

/** One operation's part of the subgraphs' lives. */
export interface Run {
  readonly world: World;
  /** Whom the engine has asked, oldest first. */
  readonly asked: string[];
}

/** Turns of the event loop that an operation's first request takes; each later one takes so many fewer. */
const LONGEST = 12;
const SHORTER = 3;

/**
 * Subgraphs in this process; only text crosses.
 *
 * The sooner a request is sent, the later it takes effect: an engine that does not wait for what it must wait for is found out.
 *
 * @param runs - by the request's id
 */
export function createTransport(subgraphs: readonly Subgraph[], runs: ReadonlyMap<string, Run>): Transport {
  return {
    send: async (service, text, { requestId }) => {
      const run = runs.get(requestId);
      const subgraph = subgraphs.find(({ name }) => name === service);
      if (run === undefined || subgraph === undefined) throw new Unavailable(service, 'nobody there');
      const turns = LONGEST - SHORTER * run.asked.length;
      run.asked.push(service);
      for (let turn = 0; turn < turns; turn += 1) await setImmediate();
      return readAnswer(service, Buffer.from(await subgraph.answer(text, run.world)));
    },
    deadline: 60_000,
    close: async () => undefined,
  };
}
