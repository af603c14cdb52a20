import { readAnswer, type SubgraphAnswer } from './answer.ts';
import { BodyBuilder } from './body.ts';
import { Unavailable } from './errors.ts';
import type { CutOff } from './transport.ts';
import type { Watch } from './watch.ts';

/** A larger answer is refused, bytes: it is held in memory whole, for every request in flight. */
export const ANSWER_LIMIT = 32 * 1024 * 1024;

/** What a subgraph's answer says before its body. */
export interface AnswerHead {
  readonly status: number;
  /** Bytes that are to come; undefined where it does not say. */
  readonly length: number | undefined;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
}

/** What a call is on its way by: a connection, or the line for one. */
export interface Carrier {
  /** Gives up a call that has ended: its answer is not waited for, nor sent what is not yet sent. */
  drop(call: Call): void;
}

/**
 * One operation on its way to a subgraph and back. It ends once, with an answer or as `Unavailable`, whoever is first: the
 * connection, the deadline, the caller who leaves.
 */
export class Call {
  readonly answer: Promise<SubgraphAnswer>;
  carrier: Carrier | undefined;
  /** Its watch's own. */
  place = 0;
  #resolve!: (answer: SubgraphAnswer) => void;
  #reject!: (error: Unavailable) => void;
  #ended = false;
  #head: AnswerHead | undefined;
  #refused: string | undefined;
  readonly #body = new BodyBuilder();

  /**
   * @param patience - milliseconds that it may take
   * @param until - when they are over, on `performance.now()`'s clock
   * @param watch - looks after it until it has ended
   */
  constructor(
    readonly service: string,
    readonly patience: number,
    readonly until: number,
    readonly cutOff: CutOff | undefined,
    readonly watch: Watch,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    watch.add(this);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends it where its time is over or nobody waits for it. */
  look(now: number): void {
    if (this.cutOff?.aborted) this.fail('the caller has gone');
    else if (now >= this.until) this.fail(`no answer within ${this.patience} ms`);
  }

  begin(head: AnswerHead): void {
    const { status, length = 0 } = head;
    this.#head = head;
    if (length > ANSWER_LIMIT) this.fail(`an answer above ${ANSWER_LIMIT} bytes`);
    // A token that is not taken is the hub's own fault, not the caller's; and nobody is followed to where an answer sends us.
    else if (status >= 500 || status === 401 || (status >= 300 && status < 400)) this.#refused = `status ${status}`;
  }

  take(chunk: Buffer): void {
    if (this.#ended) return;
    this.#body.add(chunk, this.#head?.length ?? 0);
    if (this.#body.size > ANSWER_LIMIT) this.fail(`an answer above ${ANSWER_LIMIT} bytes`);
  }

  /** The answer has come whole. */
  complete(): void {
    if (this.#ended) return;
    this.carrier = undefined;
    const head = this.#head;
    if (head === undefined || this.#refused !== undefined) this.fail(this.#refused ?? 'no answer');
    else this.#read(head);
  }

  /** @param reason - for the log */
  fail(reason: string): void {
    if (this.#ended) return;
    this.#end();
    this.#reject(new Unavailable(this.service, reason));
    this.carrier?.drop(this);
    this.carrier = undefined;
  }

  #read(head: AnswerHead): void {
    try {
      const answer = readAnswer(this.service, this.#body.whole(), head);
      this.#end();
      this.#resolve(answer);
    } catch (error) {
      this.fail(error instanceof Unavailable ? error.reason : String(error));
    }
  }

  #end(): void {
    this.#ended = true;
    this.#body.clear();
    this.watch.delete(this);
  }
}
