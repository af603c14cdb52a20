import { css } from 'lit';

export const measuresStyles = css`
  .measures { display: grid; gap: 0.75rem; grid-template-columns: 1fr; }
  @container (min-width: 40rem) { .measures { grid-template-columns: 1fr 1fr; } }
  @container (min-width: 64rem) { .measures { grid-template-columns: 1fr 1fr 1fr; } }
  .measure { border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; break-inside: avoid; }
  .stack.measure > * + * { margin-block-start: 0.35rem; }
  h4 { margin: 0; font-size: 1em; line-height: 1.4; }
  .state, .overdue { font-weight: 600; }
`;
