import { html, nothing, type TemplateResult } from 'lit';
import { WidgetCalendarDocument, type WidgetCalendarQuery } from '../generated/graphql.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { HubWidget } from '../shared/widget.ts';
import { COMMON, type Words } from '../shared/words.ts';
import { calendarStyles } from './calendar.styles.ts';
import { HEADING, STAGE, WORDS } from './calendar.words.ts';
import { type CalendarEvent, sortEvents } from './events.ts';

/**
 * Safety walks and the safety council's meetings, what comes first, and the same to subscribe to.
 *
 * @csspart event - one walk or meeting
 * @csspart stage - how far the walk has come, in words
 * @csspart subscribe - the links to the calendar feed
 */
export class Calendar extends HubWidget<WidgetCalendarQuery> {
  static override styles = [widgetStyles, calendarStyles];

  constructor() {
    super(WidgetCalendarDocument);
  }

  protected heading(data?: WidgetCalendarQuery): string {
    const name = data?.municipality?.name;
    return name ? `${this.format.say(HEADING)}: ${name}` : this.format.say(HEADING);
  }

  protected content({ municipality }: WidgetCalendarQuery, partial: boolean): TemplateResult | typeof nothing {
    if (!municipality) return nothing;
    const { coming, past, undated } = sortEvents(municipality, new Date());
    // Where an owner has not answered, nobody knows whether nothing is planned.
    const none = html`<p>${this.format.say(partial ? COMMON.unanswered : WORDS.noneComing)}</p>`;
    return html`
      <section class="coming stack"><h3>${this.format.say(WORDS.coming)}</h3>
        ${coming.length > 0 ? this.list(coming) : none}</section>
      ${this.subscription()}
      ${this.others(WORDS.past, past)}${this.others(WORDS.undated, undated)}`;
  }

  private others(heading: Words, events: readonly CalendarEvent[]): TemplateResult | typeof nothing {
    if (events.length === 0) return nothing;
    return html`<section class="stack"><h3>${this.format.say(heading)}</h3>${this.list(events)}</section>`;
  }

  private list(events: readonly CalendarEvent[]): TemplateResult {
    return html`<ul class="events">${events.map((event) => this.event(event))}</ul>`;
  }

  private event(event: CalendarEvent): TemplateResult {
    const { format } = this;
    const { at } = event;
    const isWalk = event.kind === 'walk';
    return html`<li class="event" part="event">
      ${at ? html`<p><time datetime=${at}>${isWalk ? format.moment(at) : format.day(at)}</time></p>` : nothing}
      <p>${[format.say(isWalk ? WORDS.walk : WORDS.meeting), isWalk ? event.area : event.of].filter(Boolean).join(': ')}</p>
      ${
        isWalk
          ? html`<p class="muted" part="stage">${this.signed(STAGE[event.stage])}</p>`
          : event.purpose
            ? html`<p class="muted">${event.purpose}</p>`
            : nothing
      }
    </li>`;
  }

  /** Most calendar programs open `webcal:` themselves; the file is for those that do not. */
  private subscription(): TemplateResult {
    const { format } = this;
    const search = format.language === 'en' ? '?lang=en' : '';
    const path = `/calendar/${encodeURIComponent(this.municipality ?? '')}.ics${search}`;
    const file = (this.hub || new URL(import.meta.url).origin).replace(/\/+$/, '') + path;
    return html`<div class="subscribe stack" part="subscribe">
      <p class="muted">${format.say(WORDS.subscribed)}</p>
      <p class="ways"><a href=${file.replace(/^[^:]*:/, 'webcal:')} rel="noopener external">${format.say(WORDS.subscribe)}</a>
        ${this.link(file, format.say(WORDS.file))}</p>
    </div>`;
  }
}
