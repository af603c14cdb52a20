import { setTimeout } from 'node:timers/promises';

/** Awaited between two steps of something long, on the thread that answers everybody's requests. */
export type Pause = () => Promise<void>;

/** For when nobody is waiting yet. */
export const noPause: Pause = async () => undefined;

/** So little work is no reason to pause, milliseconds. */
const SHORT = 2;
/** So many times as long as the step the pause is. */
const SHARE = 3;
/** No longer is paused, however long a step has taken, milliseconds. */
const LONGEST = 60;

/**
 * Gives the requests three times as long as the step has taken: a gateway that is asked for half of what it can do still can do it.
 *
 * To let them in for one turn of the event loop is not enough: a request needs one for each round of subgraph requests, and would
 * wait for a step at every one of them.
 */
export function createFairPause(): Pause {
  let resumed = Number.NEGATIVE_INFINITY; // nobody knows what was done before
  return async () => {
    const worked = performance.now() - resumed;
    if (worked < SHORT) return;
    await setTimeout(Math.min(SHARE * worked, LONGEST));
    resumed = performance.now();
  };
}
