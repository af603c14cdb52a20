import { css } from 'lit';

export const focusAreasStyles = css`
  .areas { display: grid; gap: var(--_gap); grid-template-columns: 1fr; }
  @container (min-width: 40rem) { .areas { grid-template-columns: 1fr 1fr; } }
  @container (min-width: 64rem) { .areas { grid-template-columns: 1fr 1fr 1fr; } }
  .area { break-inside: avoid; border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; }
  .goal { border-block-start: 1px solid var(--_line); padding-block-start: 0.5rem; }
  .assessment { font-weight: 600; }
`;
