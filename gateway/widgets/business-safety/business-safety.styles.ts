import { css } from 'lit';

export const businessSafetyStyles = css`
  .parts { display: grid; gap: var(--_gap); align-items: start; grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 40rem) { .parts { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  @container (min-width: 64rem) { .parts { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
  .part { border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; }
  .total { font-size: 1.5em; font-weight: 600; line-height: 1.3; }
  svg { display: block; inline-size: 100%; block-size: 10rem; overflow: visible; }
  .bar { fill: var(--_accent); }
  .unshown { stroke: var(--_muted); stroke-dasharray: 4 3; }
  .hatch { stroke: var(--_muted); stroke-width: 2; }
  .axis { stroke: var(--_text); }
  text { fill: var(--_text); font-size: 0.8rem; text-anchor: middle; }
  .labels { display: flex; justify-content: space-between; gap: 0.5rem; padding-block: 0.25rem; line-height: 1.3; }
  .labels.each { gap: 0; }
  .labels.each > span { flex: 1; min-inline-size: 0; padding-inline: 0.25rem; text-align: center; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { border-block-end: 1px solid var(--_line); padding: 0.25rem 0.5rem 0.25rem 0; text-align: start; font-weight: 400; vertical-align: top; }
  th { overflow-wrap: normal; }
  thead th { font-weight: 600; }
  .number { text-align: end; padding-inline-end: 0; font-variant-numeric: tabular-nums; }
  @media (forced-colors: active) {
    .bar { fill: CanvasText; }
    .unshown, .hatch, .axis { stroke: CanvasText; }
    text { fill: CanvasText; }
  }
  @media print {
    .bar { print-color-adjust: exact; }
    .part { break-inside: avoid; }
    details::details-content { content-visibility: visible; }
  }
`;
