import { setTimeout } from 'node:timers/promises';

/** Awaited between two steps of something long, on the thread that answers everybody's requests. */
export type Pause = () => Promise<void>;

/** For when nobody is waiting yet. */
export const noPause: Pause = async () => undefined;

/** So little work is no reason to pause, milliseconds. */
const SHORT = 2;
/** So many times as long as the step the pause is at first, and at most: the longer where requests come meanwhile. */
const SHARE = { least: 3, most: 20 };
/** No longer is paused, however long a step has taken, milliseconds. */
const LONGEST = 500;
/** Of the event loop's time: whoever does less has nobody waiting. */
const IDLE = 0.05;

/**
 * Gives the requests many times as long as the step has taken: of a hundred that come while something long is under way, few
 * then meet a step. It goes on sooner where hardly anything is asked.
 *
 * To let them in for one turn of the event loop is not enough: a request needs one for each round of subgraph requests, and would
 * wait for a step at every one of them.
 */
export function createFairPause(): Pause {
  let resumed = Number.NEGATIVE_INFINITY; // nobody knows what was done before
  return async () => {
    const worked = performance.now() - resumed;
    if (worked < SHORT) return;
    // Whole: one timer of a fraction, and V8 compiles anew whatever has to do with timers, every connection with it.
    const slice = Math.ceil(Math.min(SHARE.least * worked, LONGEST));
    const whole = Math.min(SHARE.most * worked, LONGEST);
    for (let paused = 0, used = 1; paused < whole && used > IDLE; paused += slice) {
      const before = performance.eventLoopUtilization();
      await setTimeout(slice);
      used = performance.eventLoopUtilization(before).utilization;
    }
    resumed = performance.now();
  };
}
