import type { Call } from './call.ts';

/** How often calls under way are looked at, milliseconds: a deadline is as much late at most. */
const LOOK_EVERY = 10;

/**
 * Ends calls whose time is over or whose caller has gone. One timer looks at all of them: a timer and a listener for each
 * cost a call microseconds, and nearly none of them ever has anything to do.
 */
export class Watch {
  /**
   * Each knows its place. Not a `Set`: what a set has grown out of stays, with all that it held, until the next full
   * collection, and a set from which each call is taken grows out of itself every few calls.
   */
  readonly #calls: Call[] = [];
  #timer: NodeJS.Timeout | undefined;

  add(call: Call): void {
    call.place = this.#calls.push(call) - 1;
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY);
  }

  delete(call: Call): void {
    const last = this.#calls.pop();
    if (last === undefined || last === call) return;
    this.#calls[call.place] = last;
    last.place = call.place;
  }

  #look(): void {
    const now = performance.now();
    // From the end: one that ends leaves its place to the last, which was looked at before.
    for (let place = this.#calls.length - 1; place >= 0; place -= 1) this.#calls[place]?.look(now);
    if (this.#calls.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
