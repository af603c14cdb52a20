import { css, html, svg, type TemplateResult } from 'lit';

/**
 * How much is done, drawn for the eye alone: the words beside it say the same, and are told to nobody twice.
 *
 * @param percent - 0 to 100
 */
export function bar(percent: number): TemplateResult {
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">${svg`
    <rect class="track" width="100" height="6"></rect>
    <rect class="done" width=${percent} height="6"></rect>`}</svg>`;
}

export const barStyles = css`
  .bar { display: block; inline-size: 100%; block-size: 0.75rem; }
  .track { fill: var(--_track); stroke: var(--_line); vector-effect: non-scaling-stroke; }
  .done { fill: var(--_accent); }
  @media (forced-colors: active) {
    .track { fill: Canvas; stroke: CanvasText; }
    .done { fill: CanvasText; }
  }
  @media print { .bar { print-color-adjust: exact; } }
`;
