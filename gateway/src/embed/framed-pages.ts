import { Router } from 'express';
import { colourRule, escapeHtml, type Shown } from './browser/snippets.ts';
import { publicAddress } from './public-address.ts';
import { refuse } from './refuse.ts';
import type { ScriptStore } from './script-store.ts';
import { sendPage } from './send-page.ts';
import { oembedAddress, readAddress } from './shown.ts';

/** Where a reader without scripts can go on. */
const ELSEWHERE = 'https://polisen.se/';

const WITHOUT_SCRIPT = {
  sv: ['Rutan visas med skript, och skript är avstängt i webbläsaren. Polisen berättar om medborgarlöftena på', 'polisen.se'],
  en: [
    'This box is shown by a script, and scripts are turned off in this browser. The police tell of the promises at',
    'polisen.se',
  ],
} as const;

/**
 * The pages that other pages frame, at `/embed/<widget>/<municipality>`: one widget and nothing else.
 *
 * It may be framed by anybody, and in a sandbox where its origin is `null`: it holds no cookie, no key and nothing that is not
 * public, so that there is nothing to be tricked out of whoever clicks in it.
 */
export function framedPages(scripts: ScriptStore): Router {
  const router = Router();
  router.get('/embed/:widget/:municipality', (request, response) => {
    const hub = publicAddress(request);
    if (hub === undefined) return refuse(response, 400, 'The Host that was asked is no host');
    const read = readAddress(new URL(request.originalUrl, hub));
    const script = read && 'shown' in read ? scripts.current.get(`${read.shown.widget}.js`) : undefined;
    if (read && 'wrong' in read) return refuse(response, 400, read.wrong);
    if (read === undefined || script === undefined)
      return refuse(response, 404, 'There is no such page: it is /embed/<widget>/<municipality>, the latter four digits');
    response.removeHeader('X-Frame-Options'); // which knows no “anybody”; frame-ancestors does
    response.removeHeader('Origin-Agent-Cluster'); // a sandboxed frame cannot have it, and the browser tells the site around so
    response.set({
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
    });
    const { shown } = read;
    sendPage(response, {
      language: shown.language,
      title: shown.title,
      // What is linked to is opened beside the page around the frame: in the frame there is room for the widget alone.
      head: `<base target="_blank">
<link rel="alternate" type="application/json+oembed" href="${escapeHtml(oembedAddress(hub, shown))}" title="${escapeHtml(shown.title)}">
<script type="module" src="/widgets/${script.version}/${shown.widget}.js" integrity="${script.integrity}" crossorigin="anonymous"></script>
<script type="module" src="/widgets/framed.js" crossorigin="anonymous"></script>`,
      style: styleOf(shown),
      body: bodyOf(shown),
      allow: { 'frame-ancestors': '*' },
    });
  });
  return router;
}

function styleOf({ widget, theme, colours }: Shown): string {
  return [
    // Clear of any background, so that the page around shows at the widget's round corners.
    `html { color-scheme: ${theme ?? 'light dark'}; background: transparent }`,
    'body { margin: 0 }',
    `hub-${widget} { --hub-block-size: auto }`,
    colourRule(`hub-${widget}`, colours),
  ].join('\n');
}

function bodyOf({ widget, municipality, language, theme, focus }: Shown): string {
  const attributes = Object.entries({ municipality, lang: language, theme, focus })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  const [said, linked] = WITHOUT_SCRIPT[language];
  return `<main><hub-${widget}${attributes}></hub-${widget}></main>
<noscript><p>${said} <a href="${ELSEWHERE}">${linked}</a>.</p></noscript>`;
}
