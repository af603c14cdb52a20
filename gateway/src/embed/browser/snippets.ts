/** What a page shows: which widget, of what, and how. */
export interface Shown {
  readonly widget: string;
  /** What it is called, in its language. */
  readonly title: string;
  /** Statistics Sweden's code, four digits. */
  readonly municipality: string;
  readonly language: 'sv' | 'en';
  readonly theme: 'light' | 'dark' | undefined;
  readonly focus: 'business' | undefined;
  /** Own colours by the end of their custom property, `accent`: `#` and six hex digits each. */
  readonly colours: Readonly<Partial<Record<'accent' | 'text' | 'surface', string>>>;
}

/** A script to embed, and what a browser checks it by. */
export interface Embedded {
  readonly src: string;
  readonly integrity: string;
}

/** What a frame may do: run, be the hub's own page to the hub, and open what is linked to as an ordinary tab. */
export const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Text as it stands in HTML, between tags and within double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * The framed page's address: also what is pasted where oEmbed is understood.
 *
 * @param hub - the hub's origin
 */
export function frameAddress(hub: string, { widget, municipality, language, theme, focus, colours }: Shown): string {
  const search = new URLSearchParams({ lang: language });
  if (theme) search.set('theme', theme);
  if (focus) search.set('focus', focus);
  for (const [name, colour] of Object.entries(colours)) search.set(name, colour.slice(1));
  return `${hub}/embed/${widget}/${municipality}?${search}`;
}

/** @param size - CSS pixels, until the frame has told its height; a width of 100% where left out */
export function frameMarkup(hub: string, shown: Shown, size: { readonly width?: number; readonly height: number }): string {
  const src = escapeHtml(frameAddress(hub, shown));
  const title = escapeHtml(shown.title);
  return `<iframe src="${src}" title="${title}" width="${size.width ?? '100%'}" height="${size.height}" loading="lazy" sandbox="${SANDBOX}"></iframe>`;
}

/** For where neither a script nor a frame is shown. */
export function linkMarkup(hub: string, shown: Shown): string {
  return `<a href="${escapeHtml(frameAddress(hub, shown))}">${escapeHtml(shown.title)}</a>`;
}

/** The script and the element, with a link inside for where neither the script nor the hub answers. */
export function elementMarkup(hub: string, shown: Shown, script: Embedded): string {
  const { widget, municipality, language, theme, focus } = shown;
  const attributes = Object.entries({ municipality, lang: language, theme, focus })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(value ?? '')}"`)
    .join('');
  return `${scriptMarkup(script)}
<hub-${widget}${attributes}>
  ${linkMarkup(hub, shown)}
</hub-${widget}>
<noscript>${WITHOUT_SCRIPT[language]}</noscript>`;
}

/** A script by its content, so that a page goes on with the one that it was given when the hub has a newer. */
export function scriptMarkup({ src, integrity }: Embedded): string {
  return `<script type="module" src="${escapeHtml(src)}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

/** The rule of a stylesheet that keeps a widget its place until its script has run, so that nothing moves when it has. */
export function placeRule(selector: string): string {
  return `${selector}:not(:defined) { display: block; block-size: 30rem; }`;
}

/** The rule of a stylesheet that gives a widget its colours; empty where there are none of its own. */
export function colourRule(selector: string, colours: Shown['colours']): string {
  const declared = Object.entries(colours).map(([name, colour]) => `--hub-${name}: ${colour};`);
  return declared.length === 0 ? '' : `${selector} { ${declared.join(' ')} }`;
}

const WITHOUT_SCRIPT = {
  sv: 'Rutan ovan visas med skript, och skript är avstängt i webbläsaren.',
  en: 'The box above is shown by a script, and scripts are turned off in this browser.',
};
