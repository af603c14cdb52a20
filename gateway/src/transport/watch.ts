import type { Call } from './call.ts';

/** How often calls under way are looked at, milliseconds: a deadline is as much late at most. */
const LOOK_EVERY = 10;

/** Looks after calls under way. */
export interface Watch {
  add(call: Call): void;
  delete(call: Call): void;
  close(): void;
}

/**
 * Ends calls whose time is over or whose caller has gone. One timer looks at all of them: a timer and a listener for each
 * cost a call more than its answer's parsing does, and nearly none of them ever has anything to do.
 */
export function createWatch(): Watch {
  const calls = new Set<Call>();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = () => {
    if (calls.size === 0) return stop();
    const now = performance.now();
    for (const call of calls) if (call.look(now)) calls.delete(call);
  };
  return {
    add: (call) => {
      calls.add(call);
      timer ??= setInterval(look, LOOK_EVERY);
    },
    delete: (call) => {
      calls.delete(call);
    },
    close: stop,
  };
}
