import { css } from 'lit';

export const focusAreasStyles = css`
  .areas { display: grid; gap: var(--_gap); grid-template-columns: 1fr; }
  @container (min-width: 40rem) { .areas { grid-template-columns: 1fr 1fr; } }
  @container (min-width: 64rem) { .areas { grid-template-columns: 1fr 1fr 1fr; } }
  .area { border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; }
  .goal { border-block-start: 1px solid var(--_line); padding-block-start: 0.5rem; }
  .assessment { font-weight: 600; }
  svg { display: block; inline-size: 100%; block-size: 0.75rem; }
  .track { fill: var(--_track); stroke: var(--_line); }
  .done { fill: var(--_accent); }
  @media (forced-colors: active) {
    .track { fill: Canvas; stroke: CanvasText; }
    .done { fill: CanvasText; }
  }
`;
