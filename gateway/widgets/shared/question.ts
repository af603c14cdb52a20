import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { type Answer, addressOf, recall, renew } from './ask.ts';

/** How it stands with a widget's question. */
export type Standing<Data> =
  | { readonly is: 'waiting' }
  | {
      readonly is: 'answered';
      readonly answer: Answer<Data> /** Whether the hub could not be asked anew. */;
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
  private asked: string | undefined;
  private askedAt = 0;
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
    this.asked = undefined;
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

  /** Asks the hub, whatever the browser has. */
  async ask(): Promise<void> {
    const address = this.address();
    if (address === undefined) return;
    const { signal } = this.ending;
    this.askedAt = Date.now();
    const settle = (standing: Standing<Data>) => {
      if (signal.aborted || address !== this.asked) return;
      this.standing = standing;
      this.host.requestUpdate();
    };
    try {
      const answer = await (this.standing.is === 'waiting' ? recall<Data>(address, signal) : renew<Data>(address, signal));
      settle({ is: 'answered', answer, old: false });
      if (answer.fresh || answer.partial) return;
      settle({ is: 'answered', answer: await renew<Data>(address, signal), old: false });
    } catch {
      // What was shown stays, with its time; an answer is never taken away for an error.
      settle(this.standing.is === 'answered' ? { ...this.standing, old: true } : { is: 'unanswered' });
    }
  }

  private askAgain(): void {
    if (document.visibilityState === 'visible' && Date.now() - this.askedAt > AGAIN_AFTER) void this.ask();
  }

  private address(): string | undefined {
    const wanted = this.wanted();
    return wanted && addressOf(wanted.hub, this.document, wanted.variables);
  }
}
