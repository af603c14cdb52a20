import { readAnswer, type SubgraphAnswer } from './answer.ts';
import { Unavailable } from './errors.ts';

/** A larger answer is refused, bytes: it is held in memory whole, for every request in flight. */
export const ANSWER_LIMIT = 32 * 1024 * 1024;

/** What a subgraph's answer says before its body. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
}

/**
 * One operation on its way to a subgraph and back. It ends once, with an answer or as `Unavailable`, whoever is first: the
 * connection, the deadline, the caller who leaves.
 */
export class Call {
  readonly answer: Promise<SubgraphAnswer>;
  /** Takes it off its connection; set while it is on one. */
  leave: (() => void) | undefined;
  #resolve!: (answer: SubgraphAnswer) => void;
  #reject!: (error: Unavailable) => void;
  #ended = false;
  #head: AnswerHead | undefined;
  #refused: string | undefined;
  #chunks: Buffer[] = [];
  #size = 0;

  /**
   * @param patience - milliseconds that it may take
   * @param until - when they are over, on `performance.now()`'s clock
   */
  constructor(
    readonly service: string,
    readonly patience: number,
    readonly until: number,
    readonly cutOff: AbortSignal | undefined,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends it where its time is over or nobody waits for it; returns whether it has ended. */
  look(now: number): boolean {
    if (this.cutOff?.aborted) this.fail('the caller has gone');
    else if (now >= this.until) this.fail(`no answer within ${this.patience} ms`);
    return this.#ended;
  }

  begin(head: AnswerHead): void {
    const { status } = head;
    this.#head = head;
    // A token that is not taken is the hub's own fault, not the caller's; and nobody is followed to where an answer sends us.
    if (status >= 500 || status === 401 || (status >= 300 && status < 400)) this.#refused = `status ${status}`;
  }

  take(chunk: Buffer): void {
    if (this.#ended) return;
    this.#size += chunk.length;
    if (this.#size > ANSWER_LIMIT) this.fail(`an answer above ${ANSWER_LIMIT} bytes`);
    else if (this.#refused === undefined) this.#chunks.push(chunk); // what is refused is read all the same: its connection stays
  }

  /** The answer has come whole, and its connection is free. */
  complete(): void {
    if (this.#ended) return;
    this.leave = undefined;
    const head = this.#head;
    if (head === undefined || this.#refused !== undefined) this.fail(this.#refused ?? 'no answer');
    else this.#read(head);
  }

  #read(head: AnswerHead): void {
    const [only, ...more] = this.#chunks;
    const body = only !== undefined && more.length === 0 ? only : Buffer.concat(this.#chunks, this.#size);
    try {
      const answer = readAnswer(this.service, body, head);
      this.#ended = true;
      this.#resolve(answer);
    } catch (error) {
      this.fail(error instanceof Unavailable ? error.reason : String(error));
    }
  }

  /** @param reason - for the log */
  fail(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#chunks = [];
    this.#reject(new Unavailable(this.service, reason));
    this.leave?.();
  }
}
