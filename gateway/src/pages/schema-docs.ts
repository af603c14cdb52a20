import type { Level } from '@hub/kernel/process';
import type { Express, RequestHandler } from 'express';
import { type GraphQLNamedType, type GraphQLSchema, isIntrospectionType } from 'graphql';
import type { Contracts } from '../authorization/contracts.ts';
import { type AccessRules, readAccessRules } from '../authorization/rules.ts';
import type { Generation } from '../graph/generation.ts';
import { escapeHtml, type Page, servePage } from './page.ts';
import { headerIn, PROSE } from './prose.ts';
import { KINDS, kindOf, typeSection } from './type-section.ts';

const STYLE = `${PROSE}
dt { margin-top: 1rem }
dd { margin-inline-start: 1.25rem }
dd p, dd ul { margin: .15rem 0 }
section > p { margin: .25rem 0 }
.types { columns: 14rem; padding-inline-start: 1.25rem }
.needs, .kind { color: var(--quiet) }
label, input { font: inherit }
input { display: block; width: min(100%, 24rem); box-sizing: border-box; padding: .4rem .6rem; color: inherit; background: var(--paper); border: 1px solid var(--line) }
nav ul.levels { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0 }
[hidden] { display: none }
`;

/** Hides each type in whose names the word does not stand; an address with `#` still leads to its type. */
const SCRIPT = `
const word = document.getElementById('word');
const found = document.getElementById('found');
const parts = [...document.querySelectorAll('[data-names]')];
const sections = parts.filter((part) => part.localName === 'section');
word.addEventListener('input', () => {
  const wanted = word.value.trim().toLowerCase();
  for (const part of parts) part.hidden = !part.dataset.names.includes(wanted);
  found.textContent = sections.filter((part) => !part.hidden).length + ' of ' + sections.length + ' types';
});
window.addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('[hidden]')) return;
  word.value = '';
  word.dispatchEvent(new Event('input'));
  target.scrollIntoView();
});
`;

/**
 * The schema as pages, at `/docs/schema`: what anyone may ask, and with `?level=` what a grant of that level may.
 *
 * The pages are the same whoever asks, and so production has the public one alone: a level's contract is its partners' to read,
 * by introspection with their key.
 *
 * @param shown - the levels that have a page
 * @param served - the graph that is served just now; of each, a page is made once, when it is first wanted
 */
export function addSchemaDocs(
  app: Express,
  served: () => Pick<Generation, 'supergraph' | 'contracts'>,
  shown: readonly Level[],
): void {
  const pages = new WeakMap<Contracts, Map<Level, RequestHandler>>();
  app.get('/docs/schema', (request, response, next) => {
    const level = shown.find((each) => each === (request.query['level'] ?? 'PUBLIC'));
    if (level === undefined)
      return void response
        .status(400)
        .type('text')
        .send(`level is one of ${shown.join(', ')}`);
    const { contracts, supergraph } = served();
    const made = pages.get(contracts) ?? new Map<Level, RequestHandler>();
    pages.set(contracts, made);
    const schema = contracts.of(level);
    const page = made.get(level) ?? servePage(schemaPage(schema, readAccessRules(supergraph.document, schema), level, shown));
    made.set(level, page);
    page(request, response, next);
  });
}

function schemaPage(schema: GraphQLSchema, rules: AccessRules, level: Level, shown: readonly Level[]): Page {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .sort((one, other) => KINDS.indexOf(kindOf(one)) - KINDS.indexOf(kindOf(other)) || (one.name < other.name ? -1 : 1));
  return {
    title: `Schema, level ${level}`,
    style: STYLE,
    body: `${headerIn('en')}
<main>
<h1>Schema</h1>
${levels(level, shown)}
<label for="word">Types in whose names, or whose fields’ names, this stands</label>
<input id="word" type="search" autocomplete="off" spellcheck="false">
<p id="found" role="status">${types.length} of ${types.length} types</p>
<nav aria-label="Types">
${KINDS.map((kind) => contents(kind, types)).join('\n')}
</nav>
<h2>Every type</h2>
${types.map((type) => typeSection(type, schema, rules)).join('\n')}
</main>`,
    script: SCRIPT,
    allow: {},
  };
}

function levels(level: Level, shown: readonly Level[]): string {
  const items = shown.map((each) => {
    const current = each === level ? ' aria-current="page"' : '';
    return `<li><a href="/docs/schema?level=${each}"${current}>${each}</a></li>`;
  });
  return `<p>What a grant of level ${level} may ask. What needs a scope beside says so.</p>
<nav aria-label="Levels"><ul class="levels">${items.join('')}</ul></nav>`;
}

function contents(kind: (typeof KINDS)[number], types: readonly GraphQLNamedType[]): string {
  const items = types
    .filter((type) => kindOf(type) === kind)
    .map(({ name }) => `<li data-names="${escapeHtml(name.toLowerCase())}"><a href="#${name}">${name}</a></li>`);
  return items.length === 0 ? '' : `<h2>${kind}</h2>\n<ul class="types">${items.join('\n')}</ul>`;
}
