import { html, nothing, type TemplateResult } from 'lit';
import { WidgetFocusAreasDocument, type WidgetFocusAreasQuery } from '../generated/graphql.ts';
import { bar, barStyles } from '../shared/bar.ts';
import { BUSINESS_NONE, NO_AREAS, NO_PROMISE, PROMISE_STATE } from '../shared/promise.words.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { HubWidget } from '../shared/widget.ts';
import { focusAreasStyles } from './focus-areas.styles.ts';
import { ASSESSMENT, DONE, HEADING, OVERDUE, WORDS } from './focus-areas.words.ts';

type Promised = NonNullable<NonNullable<WidgetFocusAreasQuery['municipality']>['latestPromise']>;
type Area = NonNullable<Promised['focusAreas']>[number];
type Goal = NonNullable<Area['goals']>[number];

/**
 * The promise that holds, or the last one that did: its areas, their goals and how they go.
 *
 * @csspart area - one focus area
 * @csspart goal - one goal
 * @csspart assessment - how the goal went, in words
 * @csspart progress - how many of the area's measures are done, drawn
 */
export class FocusAreas extends HubWidget<WidgetFocusAreasQuery> {
  static override styles = [widgetStyles, barStyles, focusAreasStyles];

  constructor() {
    super(WidgetFocusAreasDocument);
  }

  protected heading(data?: WidgetFocusAreasQuery): string {
    return data?.municipality?.latestPromise?.title ?? this.format.say(HEADING);
  }

  protected content({ municipality }: WidgetFocusAreasQuery, partial: boolean): TemplateResult | typeof nothing {
    const { format } = this;
    const promise = municipality?.latestPromise;
    if (!promise) return partial ? nothing : this.notice(html`${format.say(NO_PROMISE)}`);
    const areas = (promise.focusAreas ?? []).filter((area) => this.focusOn !== 'business' || area.businessSafety);
    return html`
      <p class="muted">${[
        promise.period && format.period(promise.period),
        promise.state && format.say(PROMISE_STATE[promise.state]),
        promise.parties?.map(({ name }) => name).join(format.language === 'en' ? ' and ' : ' och '),
      ]
        .filter(Boolean)
        .join(' · ')}</p>
      ${areas.length === 0 && !partial ? this.notice(html`${format.say(promise.focusAreas?.length ? BUSINESS_NONE : NO_AREAS)}`) : nothing}
      <ol class="areas">${areas.map((area) => this.area(area))}</ol>
      ${this.sources(promise.sources)}`;
  }

  private area({ number, title, definition, goals, progress }: Area): TemplateResult {
    return html`<li class="area stack" part="area">
      <h3>${number}. ${title}</h3>
      ${definition ? html`<p>${definition}</p>` : nothing}
      ${progress && progress.measures > 0 ? this.progress(progress) : nothing}
      ${goals?.map((goal) => this.goal(goal))}
    </li>`;
  }

  private progress({ measures, completed, overdue, percent }: NonNullable<Area['progress']>): TemplateResult {
    const { format } = this;
    return html`<div part="progress">
      <p class="muted">${format.count(measures, DONE).replace('{done}', format.number(completed))}${
        overdue > 0 ? ` ${format.count(overdue, OVERDUE)}` : ''
      }</p>
      ${bar(percent ?? 0)}</div>`;
  }

  private goal({ text, target, baseline, baselinePeriod, outcome, unit, assessment, assessedOn }: Goal): TemplateResult {
    const { format } = this;
    const figure = (label: { sv: string; en: string }, value: number | null, of?: string) =>
      value === null
        ? nothing
        : html`<span>${format.say(label)}: ${format.number(value)} ${unit ?? ''}${of ? ` (${of})` : ''}. </span>`;
    return html`<div class="goal" part="goal">
      <p>${text}</p>
      <p class="muted">${figure(WORDS.target, target)}${figure(
        WORDS.baseline,
        baseline,
        baselinePeriod ? format.period(baselinePeriod) : undefined,
      )}${figure(WORDS.outcome, outcome)}</p>
      <p class="assessment" part="assessment">${this.signed(ASSESSMENT[assessment])}${
        assessedOn ? html` <span class="muted">${format.day(assessedOn)}</span>` : nothing
      }</p>
    </div>`;
  }
}
