import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { PageLanguage } from './page-language.ts';
import { Question } from './question.ts';
import { widgetStyles } from './widget.styles.ts';
import { COMMON, Format, languageOf, type Words } from './words.ts';

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
 * @slot - a link, shown before the script has run and where something is missing or old
 * @csspart heading - the widget's heading
 * @csspart body - all that scrolls
 * @csspart notice - what is said below it where something is missing or old
 * @csspart absence - what is said where nothing is known
 * @csspart source - where facts were found
 * @csspart retry - the button that asks the hub again
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
  private readonly pageLanguage = new PageLanguage(this);

  constructor(document: TypedDocumentString<Data, WidgetVariables>) {
    super();
    this.question = new Question<Data, WidgetVariables>(this, document, () => {
      if (!this.municipality) return undefined;
      const language = this.format.language === 'en' ? 'EN' : 'SV';
      return { hub: this.hub || HUB, variables: { municipality: this.municipality, language } };
    });
  }

  /** Dates, numbers and words in the widget's language. */
  protected get format(): Format {
    return new Format(languageOf(this.pageLanguage.tag));
  }

  /** What the widget is called, before anything is known of the municipality. */
  protected abstract heading(data?: Data): string;

  /**
   * What the widget shows of an answer that holds something.
   *
   * @param partial - whether some owners have not answered: what is null may then be theirs, and not be called unknown
   */
  protected abstract content(data: Data, partial: boolean): TemplateResult | typeof nothing;

  /** What holds whatever the hub answers. */
  protected always(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override render(): TemplateResult {
    const { shown, says } = this.now();
    // What scrolls can be reached by keyboard, and says what it is. What is said of the answer stands below: nothing moves for it.
    return html`<section class=${shown.content === nothing ? 'frame bare' : 'frame'} lang=${this.format.language} aria-label=${shown.heading} aria-busy=${shown.waiting}>
      <div class="body stack" part="body" tabindex="0" role="group" aria-labelledby="heading">
        <h2 id="heading" part="heading">${shown.heading}</h2>
        ${this.always()}
        ${shown.content}
      </div>
      <div class="standing" part=${says.is === 'bad' ? 'notice' : nothing}>
        <p role="status" class=${says.is === 'bad' ? '' : 'unseen'}>${says.words}</p>
        ${says.is === 'bad' ? html`<p class="ways">${this.municipality ? this.retry() : nothing}<slot></slot></p>` : nothing}
      </div>
    </section>`;
  }

  /** What is shown, and what is said of it: seen where something is wrong, else told to screen readers alone. */
  private now(): { shown: Shown; says: { is: 'well' | 'bad'; words: unknown } } {
    const { format, question } = this;
    const { standing } = question;
    const bare = { heading: this.heading(), content: nothing, waiting: false } as const;
    if (!this.municipality) return { shown: bare, says: bad(format.say(COMMON.municipalityMissing)) };
    if (standing.is === 'waiting') {
      return { shown: { ...bare, content: BONES, waiting: true }, says: { is: 'well', words: format.say(COMMON.waiting) } };
    }
    const missing = { shown: bare, says: bad(format.say(question.asking ? COMMON.waiting : COMMON.unanswered)) };
    if (standing.is === 'unanswered') return missing;
    const { data, partial, at } = standing.answer;
    if (partial && !data.municipality) return missing;
    const shown = this.shown(data, partial);
    if (shown === undefined) return missing;
    if (standing.old) {
      const time = html`<time datetime=${at.toISOString()}>${format.moment(at)}</time>`;
      return { shown, says: bad(html`${format.say(COMMON.old)} ${time}.`) };
    }
    return { shown, says: partial ? bad(format.say(COMMON.partial)) : { is: 'well', words: nothing } };
  }

  /** Undefined where the answer is not of the kind that this script knows: an old script may meet a newer hub. */
  private shown(data: Data, partial: boolean): Shown | undefined {
    try {
      const known = data.municipality ? this.content(data, partial) : this.notice(html`${this.format.say(COMMON.unknown)}`);
      return { heading: this.heading(data), content: known, waiting: false };
    } catch {
      return undefined;
    }
  }

  /** A calm sentence in the place of what there is none of. */
  protected notice(said: TemplateResult): TemplateResult {
    return html`<p class="absence" part="absence">${said}</p>`;
  }

  private retry(): TemplateResult {
    return html`<button type="button" part="retry" @click=${this.askAgain}>${this.format.say(COMMON.again)}</button>`;
  }

  /** A button that goes when it has done its work leaves whoever pressed it where the answer is. */
  private async askAgain(): Promise<void> {
    await this.question.ask();
    await this.updateComplete;
    const left = document.activeElement === document.body;
    if (left) this.renderRoot.querySelector<HTMLElement>('.body')?.focus({ preventScroll: true });
  }

  /** Words that begin with a sign: drawn beside them, so that no colour has to tell one from another, and not read aloud. */
  protected signed(words: Words): TemplateResult {
    const [sign, ...rest] = this.format.say(words).split(' ');
    return html`<span aria-hidden="true">${sign} </span>${rest.join(' ')}`;
  }

  /** Where facts were found, each source once. */
  protected sources(sources: readonly Source[] | null | undefined): TemplateResult[] {
    const each = new Map(sources?.map((source) => [`${source.title} ${source.url}`, source]));
    return [...each.values()].map(
      ({ title, url }) =>
        html`<p class="muted" part="source">${this.format.say(COMMON.source)}: ${url ? this.link(url, title) : title}</p>`,
    );
  }

  /** A link to a source. It opens where the reader is: a widget takes nobody from the page unasked. An address of another kind is text. */
  protected link(url: string, text: string): TemplateResult {
    return /^https?:/i.test(url) ? html`<a href=${url} rel="noopener external">${text}</a>` : html`${text}`;
  }
}

interface Source {
  readonly title: string;
  readonly url: string | null;
}

interface Shown {
  readonly heading: string;
  readonly content: TemplateResult | typeof nothing;
  readonly waiting: boolean;
}

const BONES = html`<div aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone"></div>`)}</div>`;

function bad(words: unknown): { is: 'bad'; words: unknown } {
  return { is: 'bad', words };
}
