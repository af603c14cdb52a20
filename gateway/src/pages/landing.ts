import type { Express, RequestHandler } from 'express';
import { addDeveloperDoor, DOOR, type LetInDeveloper } from './developer-door.ts';
import type { Example } from './example.ts';
import { asScript, servePage } from './page.ts';

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: #1b1f24; background: #fff }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.5rem }
code { font-size: .95em }
#sandbox { height: 100vh }
#sandbox:empty { display: none }
#sandbox iframe { width: 100%; height: 100%; border: 0 }
`;

/**
 * The page a person meets at `/`, and at `/graphql` when a browser opens it.
 *
 * In production it holds no script of anyone else's: such a script could read what its visitor's browser may.
 *
 * @param letIn - for the button that gives a developer a key; there is none where left out
 */
export function addLanding(app: Express, example: Example, production: boolean, letIn?: LetInDeveloper): void {
  const door = letIn ? DOOR : { body: '', style: '', script: '' };
  if (letIn) addDeveloperDoor(app, letIn);
  const page = servePage({
    title: 'Crime prevention hub',
    style: `${STYLE}${door.style}`,
    body: `<main>
<h1>Crime prevention hub</h1>
<p>One graph over what the police, the municipality, the business sector and the safety council each know.</p>
<ul>
<li>The graph answers at <code>/graphql</code></li>
<li><a href="/graphiql">GraphiQL</a>, served from here, works without the internet; the shared picture and ten more questions are ready to run</li>
<li>The first hour: <a href="/docs/first-hour">a developer’s</a>, <a href="/docs/partners">each partner’s</a>; <span lang="sv">den första timmen: <a href="/docs/first-hour.sv">utvecklarens</a>, <a href="/docs/partners.sv">varje partners</a></span></li>
<li><a href="/docs/schema">The schema</a> and <a href="/docs">all documentation</a>, the <a href="/docs/changelog">changelog</a> and the <a href="/docs/accessibility">accessibility statement</a> among it</li>
<li><a href="/embed">Widgets for your own site</a></li>
<li><a href="/health/ready">Health</a></li>
</ul>
${door.body}
<p id="status" role="status"></p>
</main>
<div id="sandbox"></div>`,
    script: production ? '' : `${door.script}${sandboxScript(example)}`,
    allow: production
      ? {}
      : {
          'script-src': 'https://embeddable-sandbox.cdn.apollographql.com',
          'frame-src': 'https://sandbox.embed.apollographql.com',
        },
  });
  app.get('/', page);
  app.get('/graphql', forBrowsers(page));
}

/** Apollo Sandbox where its script can be had; the page stands as it is where it cannot. */
function sandboxScript(example: Example): string {
  return `
const status = document.getElementById('status');
const script = document.createElement('script');
script.src = 'https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js';
status.textContent = 'Loading Apollo Sandbox';
script.onload = () => {
  status.textContent = '';
  const { query, variables } = ${asScript(example)};
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: new URL('/graphql', location.href).href,
    initialState: { document: query, variables: JSON.parse(variables), includeCookies: false },
    endpointIsEditable: false,
    hideCookieToggle: true,
    runTelemetry: false,
    allowDynamicStyles: false,
  });
};
script.onerror = () => {
  status.textContent = 'Apollo Sandbox cannot be loaded from here: use GraphiQL above.';
};
document.head.append(script);
`;
}

/** A browser's own address line asks for a page; a client that asks for JSON, or with a query, asks the graph. */
function forBrowsers(page: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const wantsPage = request.accepts(['application/json', 'application/graphql-response+json', 'text/html']) === 'text/html';
    return wantsPage && request.query['query'] === undefined ? page(request, response, next) : next();
  };
}
