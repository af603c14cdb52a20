import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Express } from 'express';
import type { Example } from './example.ts';
import { asScript, escapeHtml, type Page, servePage } from './page.ts';
import type { Question } from './questions.ts';

const require = createRequire(import.meta.url);

/** Every file the page loads, from our own node_modules: it works where no other host can be reached. */
const ASSETS = [
  { name: 'react.production.min.js', of: 'react', path: 'umd/react.production.min.js' },
  { name: 'react-dom.production.min.js', of: 'react-dom', path: 'umd/react-dom.production.min.js' },
  { name: 'graphiql.min.js', of: 'graphiql', path: 'graphiql.min.js' },
  { name: 'graphiql.min.css', of: 'graphiql', path: 'graphiql.min.css' },
] as const;

const STYLE = `
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column; font: 1rem/1.5 system-ui, sans-serif }
body > header, #questions { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; color: #1b1f24; background: #fff }
body > header { padding: .5rem 1rem }
#questions { min-width: 0 }
#questions select { font: inherit; min-width: 0; max-width: 100% }
h1 { font-size: 1rem; margin: 0 }
main { flex: 1; min-height: 0 }
#graphiql { height: 100% }
`;

/**
 * Our own GraphiQL, at `/graphiql`; `?question=` and a question's name open it with that question.
 *
 * @param example - what it opens with otherwise
 * @param questions - for the list above the editor, which is not there without any
 */
export function addGraphiql(app: Express, example: Example, questions: readonly Question[]): void {
  app.get('/graphiql', servePage(graphiqlPage(example, questions)));
  for (const { name, of, path } of ASSETS) {
    const root = dirname(require.resolve(`${of}/package.json`));
    app.get(`/graphiql/assets/${name}`, (_request, response) => response.sendFile(path, { root, maxAge: '1h' }));
  }
}

function graphiqlPage(example: Example, questions: readonly Question[]): Page {
  const scripts = ASSETS.filter(({ name }) => name.endsWith('.js'));
  return {
    title: 'GraphiQL',
    stylesheet: '/graphiql/assets/graphiql.min.css',
    style: STYLE,
    body: `<header>
<h1>GraphiQL</h1>
${questions.length > 0 ? chooser(questions) : ''}
<a href="/docs">Docs</a>
</header>
<main><div id="graphiql">Loading GraphiQL</div></main>
<noscript>GraphiQL is a script; the graph answers any HTTP client at /graphql.</noscript>
${scripts.map(({ name }) => `<script src="/graphiql/assets/${name}"></script>`).join('\n')}`,
    script: `
const example = ${asScript(example)};
const questions = new Map(${asScript(questions.map(({ name, query, variables }) => [name, { query, variables }]))});
const named = new URLSearchParams(location.search).get('question');
const chosen = questions.get(named) ?? (named === 'shared-picture' ? example : undefined);
const chooser = document.getElementById('question');
if (chooser) {
  chooser.value = chosen ? named : 'shared-picture';
  document.getElementById('open').addEventListener('click', () => location.assign('/graphiql?question=' + chooser.value));
}
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: [example],
    ...chosen, // a tab of its own beside those that the browser has kept
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  }),
);
`,
    allow: {
      'script-src': "'self'",
      // CodeMirror, Radix and the toolbar write style elements and attributes as they go.
      'style-src': "'self' 'unsafe-inline'",
      'font-src': 'data:',
    },
  };
}

/** A button opens what is chosen: a list that acted by itself would, by keyboard, at each step through it (WCAG 3.2.2). */
function chooser(questions: readonly Question[]): string {
  const options = [{ name: 'shared-picture', asks: 'The shared picture' }, ...questions];
  return `<nav id="questions" aria-label="Questions">
<label for="question">Questions to begin with</label>
<select id="question">
${options.map(({ name, asks }) => `<option value="${escapeHtml(name)}">${escapeHtml(asks)}</option>`).join('\n')}
</select>
<button id="open" type="button">Open</button>
</nav>`;
}
