import { html, nothing, type TemplateResult } from 'lit';
import { WidgetMeasuresDocument, type WidgetMeasuresQuery } from '../generated/graphql.ts';
import { bar, barStyles } from '../shared/bar.ts';
import { BUSINESS_NONE, NO_PROMISE, PROMISE_STATE } from '../shared/promise.words.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { HubWidget } from '../shared/widget.ts';
import { measuresStyles } from './measures.styles.ts';
import { DONE, HEADING, MORE, NONE, STATE, WORDS } from './measures.words.ts';

type Promised = NonNullable<NonNullable<WidgetMeasuresQuery['municipality']>['latestPromise']>;
type Area = NonNullable<Promised['focusAreas']>[number];
type Measure = NonNullable<Area['measures']>['edges'][number]['node'];

/** A measure that serves several areas is shown under the first of them, and names the others. */
interface Placed {
  readonly measure: Measure;
  readonly under: Area;
  readonly also: Area[];
}

/**
 * What is being done within the promise that holds, or the last one that did: area by area, each measure once.
 *
 * @csspart area - one focus area
 * @csspart measure - one measure
 * @csspart state - where the measure stands, in words
 * @csspart overdue - that its last day is past
 */
export class Measures extends HubWidget<WidgetMeasuresQuery> {
  static override styles = [widgetStyles, barStyles, measuresStyles];

  constructor() {
    super(WidgetMeasuresDocument);
  }

  protected heading(): string {
    return this.format.say(HEADING);
  }

  protected content({ municipality }: WidgetMeasuresQuery, partial: boolean): TemplateResult | typeof nothing {
    const { format } = this;
    const promise = municipality?.latestPromise;
    if (!promise) return partial ? nothing : this.notice(html`${format.say(NO_PROMISE)}`);
    const all = promise.focusAreas ?? [];
    const areas = all.filter((area) => this.focusOn !== 'business' || area.businessSafety);
    const placed = place(areas, all);
    const none = all.length > 0 && areas.length === 0 ? BUSINESS_NONE : NONE;
    const shown = html`${areas.map((area) => this.area(area, placed))}
      ${this.sources(placed.flatMap(({ measure }) => measure.sources ?? []))}`;
    return html`
      <p class="muted">${[promise.title, promise.state && format.say(PROMISE_STATE[promise.state])].filter(Boolean).join(' · ')}</p>
      ${placed.length > 0 ? shown : partial ? nothing : this.notice(html`${format.say(none)}`)}`;
  }

  private area(area: Area, placed: readonly Placed[]): TemplateResult | typeof nothing {
    const { format } = this;
    if (!area.measures) return nothing;
    const { edges, totalCount } = area.measures;
    const own = placed.filter(({ under }) => under === area);
    return html`<div class="stack" part="area">
      <h3>${named(area)}</h3>
      ${own.length === 0 ? html`<p>${format.say(totalCount > 0 ? WORDS.above : NONE)}</p>` : nothing}
      <ul class="measures">${own.map((one) => this.measure(one))}</ul>
      ${totalCount > edges.length ? html`<p class="muted">${format.count(totalCount - edges.length, MORE)}</p>` : nothing}
    </div>`;
  }

  private measure({ measure, also }: Placed): TemplateResult {
    const { format } = this;
    const { title, description, state, progress, overdue, responsible } = measure;
    const done = progress === null ? undefined : format.say(DONE).replace('{percent}', format.percent(progress));
    return html`<li class="measure stack" part="measure">
      <h4>${title}</h4>
      ${description ? html`<p>${description}</p>` : nothing}
      ${state ? html`<p class="state" part="state">${this.signed(STATE[state])}</p>` : nothing}
      ${overdue && measure.dueOn ? html`<p class="overdue" part="overdue">${this.signed(WORDS.overdue)} ${this.day(measure.dueOn)}</p>` : nothing}
      ${this.days(measure)}
      ${done && state !== 'COMPLETED' ? html`<div><p class="muted">${done}</p>${bar(progress ?? 0)}</div>` : nothing}
      ${
        responsible?.name
          ? html`<p class="muted">${format.say(WORDS.responsible)}: ${
              responsible.website ? this.link(responsible.website, responsible.name) : responsible.name
            }</p>`
          : nothing
      }
      ${also.length > 0 ? html`<p class="muted">${format.say(WORDS.serves)}: ${also.map(named).join('; ')}</p>` : nothing}
    </li>`;
  }

  /** What is done has the day when it was; what is not has its first and its last. */
  private days({ state, startsOn, dueOn, completedOn, overdue }: Measure): TemplateResult | typeof nothing {
    const { format } = this;
    if (state === 'COMPLETED') return completedOn ? html`<p class="muted">${this.day(completedOn)}</p>` : nothing;
    const due = dueOn && !overdue ? html`${format.say(WORDS.due)} ${this.day(dueOn)}` : nothing;
    const from = startsOn ? html`${format.say(WORDS.from)} ${this.day(startsOn)}` : nothing;
    if (due === nothing && from === nothing) return nothing;
    return html`<p class="muted">${from}${due !== nothing && from !== nothing ? ' · ' : nothing}${due}</p>`;
  }

  private day(day: string): TemplateResult {
    return html`<time datetime=${day}>${this.format.day(day)}</time>`;
  }
}

function named({ number, title }: Area): string {
  return [number && `${number}.`, title].filter(Boolean).join(' ');
}

/** Each measure of the areas that are shown, under the first of them, with all the others that it serves. */
function place(areas: readonly Area[], all: readonly Area[]): Placed[] {
  const placed = new Map<string, Placed>();
  for (const area of areas) {
    for (const { node } of area.measures?.edges ?? []) {
      const also = all.filter((other) => other !== area && other.measures?.edges.some((edge) => edge.node.id === node.id));
      if (!placed.has(node.id)) placed.set(node.id, { measure: node, under: area, also });
    }
  }
  return [...placed.values()];
}
