import { html, nothing, type TemplateResult } from 'lit';
import { WidgetBusinessSafetyDocument, type WidgetBusinessSafetyQuery } from '../generated/graphql.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { HubWidget } from '../shared/widget.ts';
import { COMMON, type Words } from '../shared/words.ts';
import { businessSafetyStyles } from './business-safety.styles.ts';
import { GUARDS, HEADING, PUBLISHED, REPORTED, REPORTERS, WORDS } from './business-safety.words.ts';
import { chart, said } from './chart.ts';

type Municipality = NonNullable<WidgetBusinessSafetyQuery['municipality']>;
type Safety = NonNullable<Municipality['businessSafety']>;
type Series = NonNullable<Municipality['reportedOffences']>[number];

/**
 * What businesses have reported, what is published of reported offences, and where guards stand: each figure with its period, its
 * source and what to keep in mind.
 *
 * @csspart part - what businesses reported, one published series, or the guards' areas
 * @csspart source - where a figure was found
 * @csspart chart - a series, drawn and as a table
 */
export class BusinessSafety extends HubWidget<WidgetBusinessSafetyQuery> {
  static override styles = [widgetStyles, businessSafetyStyles];

  constructor() {
    super(WidgetBusinessSafetyDocument);
  }

  protected heading(data?: WidgetBusinessSafetyQuery): string {
    const name = data?.municipality?.name;
    return name ? `${this.format.say(HEADING)}: ${name}` : this.format.say(HEADING);
  }

  protected content({ municipality }: WidgetBusinessSafetyQuery, partial: boolean): TemplateResult {
    const { format } = this;
    const { businessSafety = null, reportedOffences = null } = municipality ?? {};
    const series = reportedOffences?.map((each) => this.series(each, partial)) ?? [];
    const noSeries = () =>
      this.section(format.say(PUBLISHED.heading), this.none(partial && !reportedOffences, PUBLISHED.nothing));
    return html`<div class="parts">
      ${this.section(format.say(REPORTED.heading), this.reported(businessSafety, partial))}
      ${series.length > 0 ? series : noSeries()}
      ${this.section(format.say(GUARDS.heading), this.guards(businessSafety?.guardAreas ?? null, partial))}
    </div>`;
  }

  private section(heading: string, content: TemplateResult): TemplateResult {
    return html`<section class="part stack" part="part"><h3>${heading}</h3>${content}</section>`;
  }

  /** An owner that has not answered is not one that has nothing. */
  private none(lost: boolean, nothingThere: Words): TemplateResult {
    return html`<p>${this.format.say(lost ? COMMON.unanswered : nothingThere)}</p>`;
  }

  private reported(safety: Safety | null, partial: boolean): TemplateResult {
    const { format } = this;
    // Whoever has told of the guards has been asked for this, too.
    if (!safety?.total) return this.none(partial && !safety?.guardAreas, REPORTED.nothing);
    const { total, updatedAt } = safety;
    const bars = (safety.trend ?? []).map(({ month, value }) => ({ label: format.month(month), figure: value }));
    const [first, last] = [bars.at(0)?.label, bars.at(-1)?.label];
    return html`
      <p class="total">${total.__typename === 'Count' ? format.count(total.value, REPORTERS) : said(total, format)}</p>
      ${first ? html`<p class="muted">${format.say(WORDS.period)}: ${first === last ? first : `${first} – ${last}`}</p>` : nothing}
      ${bars.length > 0 ? chart({ id: 'trend', title: format.say(REPORTED.trend), labelled: format.say(WORDS.month), bars }, format) : nothing}
      <p class="muted">${format.say(REPORTED.caveat)}</p>
      <p class="muted">${format.say(REPORTED.source)}${
        updatedAt
          ? html` ${format.say(REPORTED.updated)} <time datetime=${updatedAt}>${format.moment(updatedAt)}</time>.`
          : nothing
      }</p>`;
  }

  private series({ id, title, unit, method, caveat, sources, points }: Series, partial: boolean): TemplateResult {
    const { format } = this;
    const named = title ?? format.say(PUBLISHED.heading);
    const bars = (points ?? []).map(({ period, value }) => ({ label: format.period(period), figure: value }));
    // Unit, method and a source's note are the publisher's own, in Swedish.
    const original = (label: Words, text: string | null) =>
      text ? html`<p class="muted">${format.say(label)}: <span lang="sv">${text}</span></p>` : nothing;
    return this.section(
      named,
      html`
      ${
        bars.length > 0
          ? chart({ id: `series-${id}`, title: named, labelled: format.say(WORDS.period), bars }, format)
          : this.none(partial && !points, WORDS.noPoints)
      }
      ${original(WORDS.unit, unit)}${original(WORDS.method, method)}
      ${caveat ? html`<p class="muted">${format.say(WORDS.caveat)}: ${caveat}</p>` : nothing}
      ${sources?.map(
        (source) =>
          html`<p class="muted" part="source">${format.say(COMMON.source)}: ${source.url ? this.link(source.url, source.title) : source.title}${source.publisher ? `, ${source.publisher}` : ''}${
            source.publishedOn ? `, ${format.say(WORDS.published)} ${format.day(source.publishedOn)}` : ''
          }</p>${original(WORDS.caveat, source.note)}`,
      )}`,
    );
  }

  private guards(areas: Safety['guardAreas'], partial: boolean): TemplateResult {
    const { format } = this;
    if (!areas?.length) return this.none(partial && !areas, GUARDS.nothing);
    return html`<ul class="stack">${areas.map(
      ({ name, permit, sources }) => html`<li><p>${name}</p>
        <p class="muted">${permit ? `${format.say(GUARDS.permit)}: ${format.period(permit)}` : format.say(GUARDS.permitUnknown)}</p>
        ${this.sources(sources)}</li>`,
    )}</ul>`;
  }
}
