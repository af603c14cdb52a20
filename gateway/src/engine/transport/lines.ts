import { Line } from './line.ts';

/**
 * The lines to the subgraphs, by their addresses. A graph that takes another's place goes on with the connections that are there:
 * were all of them made anew under load, requests would wait for them, and more would be made for those that wait.
 */
export class Lines {
  readonly #held = new Map<string, { readonly line: Line; users: number }>();

  /** @param patience - milliseconds to wait for a connection */
  use(url: string, patience: number): Line {
    const held = this.#held.get(url) ?? { line: new Line(new URL(url), patience), users: 0 };
    held.users += 1;
    this.#held.set(url, held);
    return held.line;
  }

  /** With its last user a line is closed, once the calls that were sent have ended. */
  async leave(url: string): Promise<void> {
    const held = this.#held.get(url);
    if (held === undefined) return;
    held.users -= 1;
    if (held.users > 0) return;
    this.#held.delete(url);
    await held.line.close();
  }
}
