import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Steadily {
  readonly url: string;
  readonly bodies: readonly string[];
  /** How many bytes the answer to each body has. */
  readonly lengths: readonly number[];
  readonly connections: number;
  /** Requests a second. */
  readonly rate: number;
}

/** A load that goes on until it is ended. */
export interface Steady {
  /**
   * Milliseconds of each request that was due while something was done, from the moment when it was due to its answer's last byte;
   * of those that failed too.
   */
  readonly during: (something: () => Promise<unknown>) => Promise<readonly number[]>;
  /** Ends it, once every request has its answer. */
  readonly end: () => Promise<{ readonly asked: number; readonly failed: number }>;
}

/**
 * Asks at a steady rate, whether or not the requests before have their answers: an open loop, so that a gateway that stands still
 * is not asked less for it. A request that finds every connection taken waits for one, and its time counts. One fails that has no
 * answer, or another than expected.
 */
export function askSteadily({ url, bodies, lengths, connections, rate }: Steadily): Steady {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  let window: Promise<number>[] = [];
  let asked = 0;
  let failed = 0;
  let isOver = false;

  const isAnswered = async (index: number) => {
    const answer = await pool.request({ path, method: 'POST', headers, body: bodies[index] ?? '' });
    const { byteLength } = await answer.body.arrayBuffer();
    return answer.statusCode === 200 && byteLength === lengths[index];
  };
  const askOne = async () => {
    const due = performance.now();
    if (!(await isAnswered(asked++ % bodies.length).catch(() => false))) failed += 1;
    return performance.now() - due;
  };
  const askOn = async () => {
    const started = performance.now();
    while (!isOver) {
      const due = ((performance.now() - started) * rate) / 1_000;
      while (asked < due) window.push(askOne());
      await setTimeout(1);
    }
  };

  const asking = askOn();
  return {
    during: async (something) => {
      const own: Promise<number>[] = [];
      window = own;
      await something();
      window = [];
      return Promise.all(own);
    },
    end: async () => {
      isOver = true;
      await asking;
      await pool.close();
      return { asked, failed };
    },
  };
}
