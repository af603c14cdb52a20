/** What WordPress keeps of the html that a provider gives which it does not know, and of each what attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/**
 * What is left of an oEmbed answer's html in a WordPress page, by the rules of `wp_filter_oembed_result` in its
 * wp-includes/embed.php (read in 6.1.9; https://developer.wordpress.org/reference/functions/wp_filter_oembed_result/):
 *
 * 1. of tags and attributes only those above are left (`wp_kses`);
 * 2. an empty iframe must be among them, else nothing is shown; what stands around it goes, but for a blockquote before it;
 * 3. its address gets `#?secret=` and ten letters, which stand in `data-secret` too; `&` is written `&#038;` (`esc_url`);
 * 4. where there is a blockquote, that is shown and the iframe hidden until the iframe has sent a message with the secret;
 * 5. the iframe is sandboxed with `allow-scripts` alone, so that its origin is `null`.
 *
 * The page gets the script that hears those messages only where there is a blockquote (`wp_maybe_enqueue_oembed_host_js`).
 */
export function filterAsWordPress(html: string, secret: string): { shown: string; listens: boolean } | false {
  const allowed = html.replace(/<(\/?)([a-z]+)([^>]*)>/gi, (_tag, slash: string, name: string, attributes: string) => {
    const kept = ALLOWED[name.toLowerCase()];
    if (kept === undefined) return '';
    const given = [...attributes.matchAll(/([a-z-]+)="([^"]*)"/g)].filter(([, attribute = '']) => kept.includes(attribute));
    return `<${slash}${name}${given.map(([pair]) => ` ${pair}`).join('')}>`;
  });
  const [, blockquote = '', iframe] = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(allowed) ?? [];
  if (iframe === undefined) return false;
  const secured = iframe.replace(
    / src="(.*?)"/,
    (_src, url: string) => ` src="${url.replaceAll('&amp;', '&#038;')}#?secret=${secret}" data-secret="${secret}"`,
  );
  const hidden = blockquote === '' ? '' : ' style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"';
  const opened = `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"${hidden}`;
  const quoted = blockquote.replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${secret}"`);
  return { shown: quoted + secured.replace('<iframe', opened), listens: /<blockquote\s[^>]*?wp-embedded-content/.test(quoted) };
}
