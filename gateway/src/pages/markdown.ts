import { Marked } from 'marked';
import { escapeHtml } from './page.ts';

/** A document in Markdown as a page shows it. */
export interface Rendered {
  /** Its first heading. */
  readonly title: string;
  readonly html: string;
}

/** Where a link leads on the hub. */
export interface Target {
  readonly address: string;
  /** What the link's own words are written in, where that is another language than the page's. */
  readonly lang?: string;
}

/**
 * Renders one of the repository's own documents.
 *
 * HTML in it is shown as text. What is wider than the page scrolls in itself, and can be scrolled by keyboard.
 *
 * @param resolve - where a link leads; undefined where the hub does not serve it, and its words then stand without a link
 */
export function renderMarkdown(text: string, resolve: (href: string) => Target | undefined): Rendered {
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
        const target = resolve(href);
        if (target === undefined) return words;
        const lang = target.lang === undefined ? '' : ` lang="${target.lang}" hreflang="${target.lang}"`;
        return `<a href="${escapeHtml(target.address)}"${lang}>${words}</a>`;
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
