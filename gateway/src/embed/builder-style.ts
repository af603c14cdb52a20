/** What the page that makes snippets looks like. */
export const BUILDER_STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: light-dark(#1b1f24, #f2f4f7); background: light-dark(#fff, #14181d) }
main { max-width: 72rem; margin: 0 auto; padding: 1rem 1.5rem 3rem }
.other { text-align: end; margin: 0 }
a { color: light-dark(#0b5a8a, #7cc4f2) }
.columns { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)) }
#preview-heading { margin-top: 0 }
#contrast-heading { font-size: 1.1rem }
form p { margin: 0 0 1rem }
label { font-weight: 600 }
select, input:not([type]), input[type='color'], textarea, button { font: inherit; min-height: 2.25rem; box-sizing: border-box }
select, input:not([type]) { display: block; width: 100% }
small { display: block }
fieldset { border: 1px solid light-dark(#78828f, #8b97a5); border-radius: .5rem }
:focus-visible { outline: 3px solid light-dark(#0b5a8a, #7cc4f2); outline-offset: 2px }
#municipality-wrong, .low { color: light-dark(#a1121f, #ffb3ba) }
#contrast-warning { font-weight: 600 }
#contrast { padding: 0; list-style: none }
#preview iframe { border: 0; width: 100% }
.snippet { margin-bottom: 1.5rem }
.snippet[hidden] { display: none }
.snippet label { display: block }
#copied { position: sticky; bottom: 0; margin: 0; padding: .5rem 0; background: light-dark(#fff, #14181d) }
textarea { width: 100%; font: .9rem/1.4 ui-monospace, monospace; display: block; margin-bottom: .5rem }
`;
