import { html, nothing, type TemplateResult } from 'lit';
import { WidgetLiaisonDocument, type WidgetLiaisonQuery } from '../generated/graphql.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { HubWidget } from '../shared/widget.ts';
import { liaisonStyles } from './liaison.styles.ts';
import { HEADING, KIND, NONE, NUMBERS, WORDS } from './liaison.words.ts';

type LiaisonFunction = NonNullable<NonNullable<WidgetLiaisonQuery['municipality']>['policeLiaison']>[number];
type Contact = NonNullable<LiaisonFunction['contact']>[number];

/**
 * Whom to turn to: 112 and 114 14 at all times, then the police's functions for the municipality.
 *
 * @csspart number - one of the two numbers that always hold
 * @csspart function - one function of the police
 * @csspart contact - how it is reached
 */
export class Liaison extends HubWidget<WidgetLiaisonQuery> {
  static override styles = [widgetStyles, liaisonStyles];

  constructor() {
    super(WidgetLiaisonDocument);
  }

  /** The same before and after the answer: a longer one would move the numbers below it. */
  protected heading(): string {
    return this.format.say(HEADING);
  }

  protected override always(): TemplateResult {
    return html`<ul class="numbers">${NUMBERS.map(
      ({ shown, dialled, words }) => html`<li class="number" part="number">
        <a href="tel:${dialled}">${shown}</a><span>${this.format.say(words)}</span>
      </li>`,
    )}</ul>`;
  }

  protected content({ municipality }: WidgetLiaisonQuery, partial: boolean): TemplateResult | typeof nothing {
    const functions = municipality?.policeLiaison ?? [];
    if (functions.length === 0) return partial ? nothing : this.notice(html`${this.format.say(NONE)}`);
    return html`<ul class="functions">${functions.map((one) => this.function(one))}</ul>
      ${this.sources(functions.flatMap(({ sources }) => sources ?? []))}`;
  }

  private function({ role, district, contact }: LiaisonFunction): TemplateResult {
    const { format } = this;
    return html`<li class="function stack" part="function">
      <h3>${role ?? format.say(WORDS.function)}</h3>
      ${district ? html`<p class="muted">${this.district(district.name)}</p>` : nothing}
      ${
        contact?.length
          ? contact.map((way) => html`<p class="contact" part="contact">${this.way(way)}</p>`)
          : html`<p>${format.say(WORDS.contactless)}</p>`
      }
    </li>`;
  }

  /** Most districts are called by what they are. */
  private district(name: string): string {
    const kind = this.format.say(WORDS.district);
    return name.toLowerCase().includes('lokalpolisområde') ? name : `${kind}: ${name}`;
  }

  private way({ kind, value }: Contact): TemplateResult {
    const label = html`${this.format.say(KIND[kind])}: `;
    if (kind === 'WEB') return html`${label}${this.link(value, value)}`;
    const address = kind === 'EMAIL' ? `mailto:${value}` : `tel:${value.replace(/[^\d+]/g, '')}`;
    return html`${label}<a href=${address}>${value}</a>`;
  }
}
