import { css } from 'lit';

export const calendarStyles = css`
  .events { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 40rem) { .events { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  @container (min-width: 64rem) { .events { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
  .event { border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; }
  .coming .event { border-inline-start: 4px solid var(--_accent); }
  time { font-weight: 600; }
  @media (forced-colors: active) { .coming .event { border-inline-start-color: Highlight; } }
  @media print { .subscribe { display: none; } }
`;
