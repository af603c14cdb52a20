import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { Question } from './question.ts';
import { widgetStyles } from './widget.styles.ts';
import { COMMON, Format, languageOf } from './words.ts';

/** What every widget's document takes. */
export type WidgetVariables = { municipality: string | number; language?: 'SV' | 'EN' };

/** The hub whose data is shown where the element names none: the one this script came from. */
const HUB = new URL(import.meta.url).origin;

/**
 * What every widget is: one question about one municipality, and how its answer is shown while it is waited for, when it has
 * come, in part, late or not at all.
 *
 * @attr municipality - Statistics Sweden's code, such as 1492
 * @attr lang - sv or en; else the language of the page around it
 * @attr theme - light or dark; else the reader's own setting
 * @attr focus - business shows what concerns local business alone, where the widget can tell
 * @attr hub - the address of another hub than the one the script came from
 * @slot - a link, shown before the script has run and where the hub has not answered
 * @csspart heading - the widget's heading
 * @csspart body - all that scrolls
 * @csspart notice - what is said where something is missing or old
 */
export abstract class HubWidget<Data extends { municipality?: unknown }> extends LitElement {
  static override properties = {
    municipality: {},
    tag: { attribute: 'lang' },
    theme: {},
    focusOn: { attribute: 'focus' },
    hub: {},
  };

  static override styles: CSSResultGroup = widgetStyles;

  declare municipality: string | null;
  declare tag: string | null;
  declare theme: string | null;
  declare focusOn: string | null;
  declare hub: string | null;

  protected readonly question: Question<Data, WidgetVariables>;

  constructor(document: TypedDocumentString<Data, WidgetVariables>) {
    super();
    this.question = new Question<Data, WidgetVariables>(this, document, () => {
      if (!this.municipality) return undefined;
      const language = this.format.language === 'en' ? 'EN' : 'SV';
      return { hub: this.hub ?? HUB, variables: { municipality: this.municipality, language } };
    });
  }

  /** Dates, numbers and words in the widget's language. */
  protected get format(): Format {
    return new Format(languageOf(this.closest('[lang]')?.getAttribute('lang')));
  }

  /** What the widget is called, before anything is known of the municipality. */
  protected abstract heading(data?: Data): string;

  /** What the widget shows of an answer that holds something. */
  protected abstract content(data: Data): TemplateResult | typeof nothing;

  protected override render(): TemplateResult {
    const { standing } = this.question;
    const data = standing.is === 'answered' ? standing.answer.data : undefined;
    const heading = this.heading(data);
    // What scrolls can be reached by keyboard, and says what it is.
    return html`<div class="frame" lang=${this.format.language}>
      <div class="body stack" part="body" tabindex="0" role="region" aria-label=${heading} aria-busy=${standing.is === 'waiting'}>
        <h2 part="heading">${heading}</h2>
        ${this.standingNow()}
      </div>
    </div>`;
  }

  private standingNow(): TemplateResult | typeof nothing {
    const { format, question } = this;
    if (!this.municipality) return this.notice(html`${format.say(COMMON.municipalityMissing)}`);
    const { standing } = question;
    if (standing.is === 'waiting') {
      return html`<p class="unseen" role="status">${format.say(COMMON.waiting)}</p>
        <div aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone"></div>`)}</div>`;
    }
    if (standing.is === 'unanswered') return this.notice(html`${format.say(COMMON.unanswered)} ${this.retry()}`, true);
    const { answer, old } = standing;
    const lost = answer.partial && !answer.data.municipality;
    if (lost) return this.notice(html`${format.say(COMMON.unanswered)} ${this.retry()}`, true);
    return html`
      ${old ? this.notice(html`${format.say(COMMON.old)} <time datetime=${answer.at.toISOString()}>${format.moment(answer.at)}</time>. ${this.retry()}`) : nothing}
      ${answer.partial ? this.notice(html`${format.say(COMMON.partial)} ${this.retry()}`) : nothing}
      ${answer.data.municipality ? this.content(answer.data) : this.notice(html`${format.say(COMMON.unknown)}`)}`;
  }

  /** @param linked - whether the page's own link stands below, being the only way on */
  protected notice(said: TemplateResult, linked = false): TemplateResult {
    return html`<div class="notice stack" part="notice" role="status"><p>${said}</p>
      ${linked ? html`<p><slot></slot></p>` : nothing}</div>`;
  }

  private retry(): TemplateResult {
    return html`<button type="button" @click=${() => this.question.ask()}>${this.format.say(COMMON.again)}</button>`;
  }

  /** A link to a source. It opens where the reader is: a widget takes nobody from the page unasked. */
  protected link(url: string, text: string): TemplateResult {
    return html`<a href=${url} rel="noopener external">${text}</a>`;
  }
}
