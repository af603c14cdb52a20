import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { type Answer, addressOf, keep, patient, recall, renew } from './ask.ts';

/** How it stands with a widget's question. */
export type Standing<Data> =
  | { readonly is: 'waiting' }
  | {
      readonly is: 'answered';
      readonly answer: Answer<Data>;
      /** Whether the hub could not be asked anew, or not in whole. */
      readonly old: boolean;
    }
  | { readonly is: 'unanswered' };

/** A page that stays open asks again when it is looked at, but not more often than this, milliseconds. */
const AGAIN_AFTER = 60_000;

/**
 * One question of one widget: asked when the widget is on the page, asked anew when the page is looked at again or its network
 * is back, and never left open when the widget goes.
 *
 * An answer that the browser has is shown at once, however old, and the hub asked after it; the hub's word then takes its place.
 */
export class Question<Data, Variables> implements ReactiveController {
  standing: Standing<Data> = { is: 'waiting' };
  /** Whether the hub is being asked just now. */
  asking = false;
  private asked: string | undefined;
  private askedAt = 0;
  /** How many times it has asked: an answer that another question has overtaken is let go. */
  private turn = 0;
  private ending = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly document: TypedDocumentString<Data, Variables>,
    /** Where to ask and with what; undefined where the widget lacks an attribute. */
    private readonly wanted: () => { readonly hub: string; readonly variables: Variables } | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.ending = new AbortController();
    const { signal } = this.ending;
    addEventListener('online', () => void this.ask(), { signal });
    document.addEventListener('visibilitychange', () => this.askAgain(), { signal });
    // An element that was moved within its page lost what was under way.
    if (this.asked !== undefined) void this.ask();
  }

  hostDisconnected(): void {
    this.ending.abort();
  }

  /** Asks where the attributes now say something else than when it last asked. */
  hostUpdate(): void {
    const address = this.address();
    if (address === this.asked) return;
    this.asked = address;
    this.standing = { is: 'waiting' };
    void this.ask();
  }

  /** Asks the hub; resolved when it has answered, or has not. Never rejected. */
  async ask(): Promise<void> {
    const turn = ++this.turn;
    const address = this.address();
    if (address === undefined) return;
    const { signal } = this.ending;
    const settle = (standing: Standing<Data>, asking: boolean) => {
      if (signal.aborted || turn !== this.turn) return;
      this.standing = standing;
      this.asking = asking;
      this.host.requestUpdate();
    };
    this.askedAt = Date.now();
    settle(this.standing, true);
    try {
      const waiting = patient(signal);
      // What the browser kept may be an error: then the hub is asked, as where it kept nothing.
      const kept = this.standing.is === 'waiting' && (await recall<Data>(address, waiting).catch(() => undefined));
      if (kept) {
        const settled = kept.fresh || kept.partial;
        settle({ is: 'answered', answer: kept, old: false }, !settled);
        if (settled) return;
      }
      const answer = await renew<Data>(address, waiting);
      settle(this.after(answer), false);
      if (!answer.partial) void keep(address, waiting);
    } catch {
      // What was shown stays, with its time; an answer is never taken away for an error.
      settle(this.standing.is === 'answered' ? { ...this.standing, old: true } : { is: 'unanswered' }, false);
    }
  }

  /** A whole answer, though older, says more than a part of one. */
  private after(answer: Answer<Data>): Standing<Data> {
    const { standing } = this;
    if (answer.partial && standing.is === 'answered' && !standing.answer.partial) return { ...standing, old: true };
    return { is: 'answered', answer, old: false };
  }

  private askAgain(): void {
    if (document.visibilityState === 'visible' && Date.now() - this.askedAt > AGAIN_AFTER) void this.ask();
  }

  private address(): string | undefined {
    const wanted = this.wanted();
    return wanted && addressOf(wanted.hub, this.document, wanted.variables);
  }
}
