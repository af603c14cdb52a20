import { Marked } from 'marked';
import { escapeHtml } from './page.ts';

/** A document in Markdown as a page shows it. */
export interface Rendered {
  /** Its first heading. */
  readonly title: string;
  readonly html: string;
}

/**
 * Renders one of the repository's own documents.
 *
 * HTML in it is shown as text. What is wider than the page scrolls in itself, and can be scrolled by keyboard.
 *
 * @param resolve - a link's address on the hub, undefined where the hub does not serve it: its words then stand without a link
 */
export function renderMarkdown(text: string, resolve: (href: string) => string | undefined): Rendered {
  let title = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: words }) {
        if (title === '') title = words;
        return `<h${depth} id="${anchorOf(words)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code: ({ text: code }) => `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`,
      html: ({ text: html }) => escapeHtml(html),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const address = resolve(href);
        return address === undefined ? words : `<a href="${escapeHtml(address)}">${words}</a>`;
      },
    },
  });
  const html = marked
    .parse(text, { async: false })
    .replaceAll('<table>', '<div class="scrolls" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return { title, html };
}

/** A heading as a link names it: GitHub's way, since the documents are read there too. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
