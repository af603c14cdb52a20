import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { escapeHtml } from './browser/snippets.ts';

/** A page whose scripts are files of ours: no script stands in it. */
export interface EmbedPage {
  readonly language: 'sv' | 'en';
  readonly title: string;
  /** HTML beside what every page has in its head. */
  readonly head: string;
  readonly style: string;
  readonly body: string;
  /** What the page needs beside its own scripts and style, by directive of the Content-Security-Policy. */
  readonly allow: Readonly<Record<string, string>>;
}

/** Sends a page under the narrowest policy that it works under; its one style is allowed by its hash. */
export function sendPage(response: Response, { language, title, head, style, body, allow }: EmbedPage): void {
  const hash = createHash('sha256').update(style).digest('base64');
  const directives = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'img-src': 'data:',
    'style-src': `'sha256-${hash}'`,
    ...allow,
  };
  response.set({
    'Content-Security-Policy': Object.entries(directives)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
  });
  response.send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${head}
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`);
}
