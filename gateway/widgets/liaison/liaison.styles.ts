import { css } from 'lit';

export const liaisonStyles = css`
  .numbers, .functions { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
  .number, .function { border: 1px solid var(--_line); border-radius: var(--_radius); padding: 0.75rem; break-inside: avoid; }
  .number { display: flex; gap: 0.75rem; align-items: center; border-inline-start: 4px solid var(--_accent); }
  .number > a { flex: none; min-inline-size: 4em; font-size: 1.4em; font-weight: 700; padding-block: 0.25rem; white-space: nowrap; }
  .stack.function > * + * { margin-block-start: 0.35rem; }
  .contact a { display: inline-block; min-block-size: 24px; }
`;
