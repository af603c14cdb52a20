import { css } from 'lit';

/**
 * What every widget looks like, in custom properties that a page may set on the element: README.md lists them.
 *
 * Colours are named once for light and once for dark; `theme` picks, and without it the reader's own setting does. Text stands
 * 4.5:1 at least against its ground, and what is drawn 3:1: WCAG 2.2, 1.4.3 and 1.4.11.
 */
export const widgetStyles = css`
  :host {
    --_text: var(--hub-text, light-dark(#1b1f24, #f2f4f7));
    --_muted: var(--hub-muted, light-dark(#4a5563, #b6c0cc));
    --_surface: var(--hub-surface, light-dark(#ffffff, #14181d));
    --_line: var(--hub-line, light-dark(#7a8794, #667484));
    --_accent: var(--hub-accent, light-dark(#0b5a8a, #7cc4f2));
    --_track: var(--hub-track, light-dark(#e4e9ef, #2a323c));
    --_radius: var(--hub-radius, 0.5rem);
    --_gap: var(--hub-gap, 1rem);
    color-scheme: light dark;
    display: block;
    container-type: inline-size;
    box-sizing: border-box;
    block-size: var(--hub-block-size, 30rem);
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font: var(--hub-font, 1rem / 1.5 system-ui, sans-serif);
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  .frame { block-size: 100%; display: flex; flex-direction: column; }
  .body { flex: 1 1 auto; min-block-size: 0; overflow: auto; padding: var(--_gap); }
  .bare > .body { flex-grow: 0; }
  .body:focus-visible { outline: 3px solid var(--_accent); outline-offset: -3px; }
  h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  h2 { font-size: 1.25em; line-height: 1.3; }
  h3 { font-size: 1.05em; line-height: 1.35; }
  ul, ol { list-style: none; }
  a { color: var(--_accent); }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
  button {
    font: inherit; color: var(--_surface); background: var(--_accent); min-block-size: 24px;
    border: 1px solid var(--_accent); border-radius: var(--_radius); padding: 0.25rem 0.75rem; cursor: pointer;
  }
  .muted { color: var(--_muted); font-size: 0.9em; }
  .absence { border-inline-start: 4px solid var(--_accent); padding-inline-start: 0.75rem; }
  .standing[part] { flex: none; border-block-start: 1px solid var(--_line); padding: 0.75rem var(--_gap); }
  .bare > .standing { border-block-start: 0; padding-block-start: 0; }
  .ways { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin-block-start: 0.5rem; }
  ::slotted(a) { color: var(--_accent); }
  .stack > * + * { margin-block-start: 0.75rem; }
  .bone { background: var(--_track); border-radius: var(--_radius); block-size: 1.1em; margin-block-end: 0.9rem; }
  .bone:nth-child(3n) { inline-size: 70%; }
  .bone:nth-child(3n + 1) { inline-size: 92%; }
  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone { animation: breathe 1.6s ease-in-out infinite alternate; }
  }
  @keyframes breathe { from { opacity: 1; } to { opacity: 0.5; } }
  @media (forced-colors: active) {
    :host { border-color: CanvasText; }
    .bone { border: 1px solid GrayText; }
    button { border-color: ButtonText; }
  }
  @media print {
    :host, :host([theme]) {
      --_text: #000; --_muted: #000; --_surface: #fff; --_line: #000; --_accent: #000; --_track: #fff;
      block-size: auto; overflow: visible; color-scheme: light;
    }
    .frame, .body { display: block; overflow: visible; }
    a[href^='http']::after { content: ' (' attr(href) ')'; }
    button { display: none; }
  }
`;
