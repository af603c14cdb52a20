import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';

/** A page without moving parts: made once, at start. */
export interface Page {
  readonly title: string;
  /** What the page is written in, as a BCP 47 tag; English where left out. */
  readonly lang?: string;
  readonly style: string;
  /** The body's HTML, scripts from our own address included. */
  readonly body: string;
  /** Runs last. It is allowed by its hash, so that no other inline script is. */
  readonly script: string;
  /** What this page needs beside its own style and script, by directive of the Content-Security-Policy. */
  readonly allow: Readonly<Record<string, string>>;
  /** Linked from the head. */
  readonly stylesheet?: string;
}

/** Serves a page with the narrowest policy it works under: what it does not name, the browser does not load. */
export function servePage(page: Page): RequestHandler {
  const link = page.stylesheet === undefined ? '' : `<link rel="stylesheet" href="${page.stylesheet}">`;
  const html = `<!doctype html>
<html lang="${page.lang ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
${link}
<style>${page.style}</style>
</head>
<body>
${page.body}
<script>${page.script}</script>
</body>
</html>
`;
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'connect-src': "'self'",
    'img-src': 'data:',
    'style-src': hashOf(page.style),
    ...page.allow,
    'script-src': `${hashOf(page.script)} ${page.allow['script-src'] ?? ''}`.trim(),
  };
  const policy = Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
  return (_request, response) => {
    response
      .set({
        'Content-Security-Policy': policy,
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
      })
      .send(html);
  };
}

/** A value as a script's text: `</script>` and `<!--` inside it would end the script. */
export function asScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A text as HTML, within an attribute's double quotes too. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
