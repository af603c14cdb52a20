import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SuppressionReason } from '../generated/graphql.ts';
import type { Format } from '../shared/words.ts';
import { DRAWN, DRAWN_BETWEEN, REASON, WORDS } from './business-safety.words.ts';

/** A figure, or why it is not shown. */
export type Figure =
  | { readonly __typename: 'Count'; readonly value: number }
  | { readonly __typename: 'Suppressed'; readonly reason: SuppressionReason };

/** One figure of a series, and what it is about: a month or a period, in words. */
export interface Bar {
  readonly label: string;
  readonly figure: Figure;
}

/** A series, drawn and tabled. */
export interface Chart {
  /** Unique in the widget. */
  readonly id: string;
  readonly title: string;
  /** The table's first heading: what the labels are. */
  readonly labelled: string;
  /** The oldest first. */
  readonly bars: readonly Bar[];
}

/** So many bars have room for their own words in the narrowest frame, 320 px. */
const WORDED = 4;

/** How much of the drawing's height the highest bar takes where it has its number above it, percent. */
const BELOW_NUMBER = 84;

/**
 * The series as bars, with what is not shown named in words, and as a table.
 *
 * It is drawn in percentages, so that it fills any width and no text in it shrinks.
 */
export function chart({ id, title, labelled, bars }: Chart, format: Format): TemplateResult {
  const worded = bars.length <= WORDED;
  const highest = Math.max(0, ...bars.map(({ figure }) => (figure.__typename === 'Count' ? figure.value : 0)));
  const [first, last] = [bars.at(0)?.label ?? '', bars.at(-1)?.label ?? ''];
  return html`<figure part="chart">
    ${worded ? nothing : html`<p class="muted" aria-hidden="true">${format.say(DRAWN_BETWEEN.highest)}: ${format.number(highest)}</p>`}
    <svg role="img" aria-labelledby="${id}-title ${id}-about">
      <title id="${id}-title">${title}</title>
      <desc id="${id}-about">${about(bars, highest, format)}</desc>
      <defs><pattern id="${id}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch" x1="4" x2="4" y1="0" y2="8"></line></pattern></defs>
      ${bars.map(({ figure }, index) => drawn(figure, { index, of: bars.length, highest, hatch: `url(#${id}-hatch)`, worded }, format))}
      <line class="axis" x1="0" x2="100%" y1="100%" y2="100%"></line>
    </svg>
    <div class="labels muted ${worded ? 'each' : ''}" aria-hidden="true">${(
      worded ? bars.map(({ label }) => label) : [first, last]
    ).map((label) => html`<span>${label}</span>`)}</div>
    ${unshown(bars, format)}
    <details><summary>${format.say(WORDS.table)}</summary>
      <table><caption class="unseen">${title}</caption>
        <thead><tr><th scope="col">${labelled}</th><th scope="col" class="number">${format.say(WORDS.count)}</th></tr></thead>
        <tbody>${bars.map(
          ({ label, figure }) => html`<tr><th scope="row">${label}</th><td class="number">${said(figure, format)}</td></tr>`,
        )}</tbody>
      </table>
    </details>
  </figure>`;
}

/** A figure in words. */
export function said(figure: Figure, format: Format): string {
  if (figure.__typename === 'Count') return format.number(figure.value);
  return `${format.say(WORDS.notShown)}: ${format.say(REASON[figure.reason])}`;
}

function about(bars: readonly Bar[], highest: number, format: Format): string {
  const { from, to, highest: top, tabled } = DRAWN_BETWEEN;
  const span = `${format.say(from)} ${bars.at(0)?.label} ${format.say(to)} ${bars.at(-1)?.label}`;
  return `${format.count(bars.length, DRAWN)}, ${span}. ${format.say(top)}: ${format.number(highest)}. ${format.say(tabled)}`;
}

interface Place {
  readonly index: number;
  readonly of: number;
  readonly highest: number;
  readonly hatch: string;
  readonly worded: boolean;
}

/** What is not shown is hatched over the whole height: a lower bar would say how much it is. */
function drawn(figure: Figure, { index, of, highest, hatch, worded }: Place, format: Format): TemplateResult {
  const shown = figure.__typename === 'Count';
  const slot = 100 / of;
  const full = worded ? BELOW_NUMBER : 100;
  const height = shown ? (highest > 0 ? (full * figure.value) / highest : 0) : full;
  const top = 100 - height;
  const word = shown ? format.number(figure.value) : format.say(WORDS.notShown);
  return svg`<rect class=${shown ? 'bar' : 'unshown'} fill=${shown ? nothing : hatch}
      x="${slot * (index + 0.15)}%" width="${slot * 0.7}%" y="${top}%" height="${height}%"></rect>
    ${worded ? svg`<text x="${slot * (index + 0.5)}%" y="${top}%" dy="-6">${word}</text>` : nothing}`;
}

/** Which ones are not shown, reason by reason, beside the mark they are drawn with. */
function unshown(bars: readonly Bar[], format: Format): TemplateResult[] {
  const labels = new Map<SuppressionReason, string[]>();
  for (const { label, figure } of bars)
    if (figure.__typename === 'Suppressed') labels.set(figure.reason, [...(labels.get(figure.reason) ?? []), label]);
  return [...labels].map(
    ([reason, among]) =>
      html`<p class="muted"><span aria-hidden="true">▨ </span>${format.say(WORDS.notShown)}: ${among.join(', ')}, ${format.say(WORDS.since)} ${format.say(REASON[reason])}.</p>`,
  );
}
