import { setTimeout } from 'node:timers/promises';

/** Awaited between two steps of something long, on the thread that answers everybody's requests. */
export type Pause = () => Promise<void>;

/** For when nobody is waiting yet. */
export const noPause: Pause = async () => undefined;

/** So little work is no reason to pause, milliseconds. */
const SHORT = 2;
/** A step that has taken longer than this is not paid back whole, milliseconds. */
const LONGEST = 20;

/**
 * Gives the requests as much time as the step has taken.
 *
 * To let them in for one turn of the event loop is not enough: a request needs one for each round of subgraph requests, and would
 * wait for a step at every one of them.
 */
export function createFairPause(): Pause {
  let resumed = Number.NEGATIVE_INFINITY; // nobody knows what was done before
  return async () => {
    const worked = performance.now() - resumed;
    if (worked < SHORT) return;
    await setTimeout(Math.min(worked, LONGEST));
    resumed = performance.now();
  };
}
