import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { Express } from 'express';
import { findAbove } from '../above.ts';
import { renderMarkdown, type Target } from './markdown.ts';
import { escapeHtml, type Page, servePage } from './page.ts';
import { headerIn, PROSE } from './prose.ts';

/** What stands at `/docs`, in its order: each document's name in the address, `.sv` where it is in Swedish. */
const SHELVES = [
  { title: 'To begin with', names: ['first-hour', 'first-hour.sv', 'partners', 'partners.sv', 'examples'] },
  { title: 'To show it on a site', names: ['embedding', 'embedding.sv'] },
  { title: 'The hub itself', names: ['hub', 'gateway', 'engine', 'graph', 'changelog', 'seeds', 'threat-model'] },
  { title: 'Accessibility', names: ['accessibility', 'accessibility.sv'] },
] as const;

/** The documents that do not stand in `gateway/docs`. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  examples: 'gateway/examples/README.md',
  hub: 'README.md',
  gateway: 'gateway/README.md',
  graph: 'schema/README.md',
  changelog: 'schema/CHANGELOG.md',
  seeds: 'seeds/README.md',
};

/** A document as it stands in the repository. */
export interface Doc {
  /** The last part of its address. */
  readonly name: string;
  /** Its path in the repository, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** The documents that `/docs` serves; one whose file was not brought along is left out. */
export async function readDocs(): Promise<Doc[]> {
  const named = SHELVES.flatMap(({ names }) => names).map((name) => ({
    name,
    file: ELSEWHERE[name] ?? `gateway/docs/${name}.md`,
  }));
  const root = dirname(dirname(findAbove('gateway/README.md'))); // a README alone stands in many folders above
  const standing = named.map((doc) => ({ ...doc, path: join(root, doc.file) })).filter(({ path }) => existsSync(path));
  return Promise.all(standing.map(async ({ name, file, path }) => ({ name, file, text: await readFile(path, 'utf8') })));
}

/** The documentation, at `/docs`: what stands in the repository, as pages that lead to each other. */
export function addDocs(app: Express, docs: readonly Doc[]): void {
  const shown = new Map(docs.map((doc) => [doc.name, render(doc, docs)]));
  app.get('/docs', servePage(indexOf(shown)));
  for (const [name, page] of shown) app.get(`/docs/${name}`, servePage(page));
}

function render(doc: Doc, docs: readonly Doc[]): Page {
  const { title, html } = renderMarkdown(doc.text, (href) => resolve(href, doc, docs));
  const lang = langOf(doc.name);
  return { title, lang, style: PROSE, body: `${headerIn(lang)}\n<main>\n${html}</main>`, script: '', allow: {} };
}

function resolve(href: string, from: Doc, docs: readonly Doc[]): Target | undefined {
  if (/^(https?:|#)/.test(href)) return { address: href };
  const [path = '', anchor] = href.split('#');
  const target = docs.find(({ file }) => file === posix.join(posix.dirname(from.file), path));
  if (target === undefined) return undefined;
  const address = `/docs/${target.name}${anchor === undefined ? '' : `#${anchor}`}`;
  // The link between a document and its translation says so in the language it leads to.
  const isTwin = target.name !== from.name && target.name.replace(/\.sv$/, '') === from.name.replace(/\.sv$/, '');
  return isTwin ? { address, lang: langOf(target.name) } : { address };
}

function indexOf(shown: ReadonlyMap<string, Page>): Page {
  const shelves = SHELVES.map(({ title, names }) => {
    const items = names.flatMap((name) => {
      const page = shown.get(name);
      return page
        ? [`<li><a href="/docs/${name}" hreflang="${page.lang}" lang="${page.lang}">${escapeHtml(page.title)}</a></li>`]
        : [];
    });
    return items.length === 0 ? '' : `<h2>${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
  });
  return {
    title: 'Documentation',
    style: PROSE,
    body: `${headerIn('en')}
<main>
<h1>Documentation</h1>
<p><a href="/docs/schema">The schema</a>: every type, field and argument, with what it means. <a href="/graphiql">GraphiQL</a> asks it.</p>
${shelves.join('\n')}
</main>`,
    script: '',
    allow: {},
  };
}

function langOf(name: string): 'sv' | 'en' {
  return name.endsWith('.sv') ? 'sv' : 'en';
}
