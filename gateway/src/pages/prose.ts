/** How pages of text look, by light and by dark; every pair of colours has a contrast of 7:1 or more (WCAG 2.2, 1.4.6). */
export const PROSE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --link: #0a4a8f; --quiet: #4a5058; --block: #f1f3f5; --line: #6b727b }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #14171b; --link: #a9cdf8; --quiet: #b9c0c8; --block: #22272e; --line: #8a929c }
}
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--paper) }
header, main { max-width: 46rem; margin: 0 auto; padding: 1rem 1.5rem }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
main { padding-bottom: 4rem; overflow-wrap: break-word }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .5em; scroll-margin-top: 1rem }
h1 { margin-top: .5em }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
code { font: .92em/1.5 ui-monospace, monospace }
pre { background: var(--block); padding: .75rem 1rem; overflow-x: auto; border-radius: .25rem }
.scrolls { overflow-x: auto }
table { border-collapse: collapse }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border: 1px solid var(--line) }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line) }
`;

/** What stands above every page of text, in its own language. */
export function headerIn(lang: string): string {
  const words = lang === 'sv' ? ['Hubben', 'Dokumentation', 'Schema'] : ['The hub', 'Documentation', 'Schema'];
  const [hub, docs, schema] = words;
  return `<header><a href="/">${hub}</a> <a href="/docs">${docs}</a> <a href="/docs/schema">${schema}</a> <a href="/graphiql">GraphiQL</a></header>`;
}
