import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';

/** What came of asking for a while. */
export interface Load {
  readonly answered: number;
  /** Of these, how many were not what was expected. */
  readonly failed: number;
  readonly seconds: number;
  /** Milliseconds from each request to its answer's last byte. */
  readonly times: readonly number[];
}

export interface Ask {
  readonly url: string;
  readonly bodies: readonly string[];
  /** How many bytes the answer to each body has; filled in where it was not known. */
  readonly lengths: number[];
  readonly connections: number;
  readonly seconds: number;
  /** Asked for so long before anything is counted. */
  readonly warm: number;
  /** Called when counting begins. */
  readonly onStart?: () => Promise<void>;
  /** Called when counting ends, before what is still under way has its answer. */
  readonly onEnd?: () => Promise<void>;
}

/** As many times the seconds that were meant, at most. */
const MORE_TIME = 4;

/** Asks over so many kept-alive connections at once, each for the next body as soon as it has its answer. */
export async function load(ask: Ask): Promise<Load> {
  const { origin, pathname: path } = new URL(ask.url);
  const pool = new Pool(origin, { connections: ask.connections, pipelining: 1 });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  let times: number[] = [];
  let failed = 0;
  let turn = 0;
  let phase: 'warm' | 'counting' | 'over' = 'warm';
  const askOn = async () => {
    while (phase !== 'over') {
      const index = turn++ % ask.bodies.length;
      const started = performance.now();
      const answer = await pool.request({ path, method: 'POST', headers, body: ask.bodies[index] ?? '' });
      const { byteLength } = await answer.body.arrayBuffer();
      ask.lengths[index] ??= byteLength;
      if (phase !== 'counting') continue;
      times.push(performance.now() - started);
      if (answer.statusCode !== 200 || byteLength !== ask.lengths[index]) failed += 1;
    }
  };
  const asking = Promise.all(Array.from({ length: ask.connections }, askOn));
  const measuring = async () => {
    await setTimeout(ask.warm * 1_000);
    await ask.onStart?.();
    times = [];
    phase = 'counting';
    const started = performance.now();
    await setTimeout(ask.seconds * 1_000);
    // Whoever is so slow that not every connection has had an answer is given more time, not up.
    while (times.length < ask.connections && performance.now() - started < MORE_TIME * ask.seconds * 1_000) await setTimeout(50);
    phase = 'over';
    const seconds = (performance.now() - started) / 1_000;
    await ask.onEnd?.();
    return seconds;
  };
  try {
    const [seconds] = await Promise.all([measuring(), asking]);
    return { answered: times.length, failed, seconds, times };
  } finally {
    phase = 'over';
    await pool.destroy();
  }
}
