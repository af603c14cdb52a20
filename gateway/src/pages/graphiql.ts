import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Express } from 'express';
import type { Example } from './example.ts';
import { asScript, servePage } from './page.ts';

const require = createRequire(import.meta.url);

/** Every file the page loads, from our own node_modules: it works where no other host can be reached. */
const ASSETS = [
  { name: 'react.production.min.js', of: 'react', path: 'umd/react.production.min.js' },
  { name: 'react-dom.production.min.js', of: 'react-dom', path: 'umd/react-dom.production.min.js' },
  { name: 'graphiql.min.js', of: 'graphiql', path: 'graphiql.min.js' },
  { name: 'graphiql.min.css', of: 'graphiql', path: 'graphiql.min.css' },
] as const;

/** Our own GraphiQL, at `/graphiql`. */
export function addGraphiql(app: Express, example: Example): void {
  app.get('/graphiql', servePage(graphiqlPage(example)));
  for (const { name, of, path } of ASSETS) {
    const root = dirname(require.resolve(`${of}/package.json`));
    app.get(`/graphiql/assets/${name}`, (_request, response) => response.sendFile(path, { root, maxAge: '1h' }));
  }
}

function graphiqlPage(example: Example) {
  const scripts = ASSETS.filter(({ name }) => name.endsWith('.js'));
  return {
    title: 'GraphiQL',
    stylesheet: '/graphiql/assets/graphiql.min.css',
    style: 'html, body, #graphiql { height: 100%; margin: 0 }',
    body: `<div id="graphiql">Loading GraphiQL</div>
<noscript>GraphiQL is a script; the graph answers any HTTP client at /graphql.</noscript>
${scripts.map(({ name }) => `<script src="/graphiql/assets/${name}"></script>`).join('\n')}`,
    script: `
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: [${asScript(example)}],
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
