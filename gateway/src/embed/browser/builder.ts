import { BUILDER_WORDS } from './builder-words.ts';
import { contrastOf, PAIRS, PALETTES, shownRatio } from './contrast.ts';
import { colourRule, elementMarkup, frameAddress, frameMarkup, placeRule, type Shown, scriptMarkup } from './snippets.ts';

/** CSS pixels; what a frame has until it has told its own height. */
const FRAME_HEIGHT = 480;

const words = BUILDER_WORDS[document.documentElement.lang === 'en' ? 'en' : 'sv'];

function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}

const form = find('#choices', HTMLFormElement);
const municipality = find('#municipality', HTMLInputElement);

/** What the form says now; undefined while the municipality is no code. */
function chosen(): Shown | undefined {
  const given = new FormData(form);
  const said = (name: string) => String(given.get(name) ?? '');
  if (!municipality.validity.valid) return undefined;
  const language = said('language') === 'en' ? 'en' : 'sv';
  const option = find('#widget option:checked', HTMLOptionElement);
  const kind = option.dataset[language] ?? option.value;
  const theme = said('theme');
  return {
    widget: option.value,
    title: `${kind}, ${language === 'en' ? 'municipality' : 'kommun'} ${municipality.value}`,
    municipality: municipality.value,
    language,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    focus: given.has('focus') ? 'business' : undefined,
    colours: Object.fromEntries(given.getAll('own').map((name) => [name, said(String(name))])),
  };
}

/** In every theme that a reader may see: an own colour that stands well on white may be lost on black. */
function showContrast({ theme, colours }: Pick<Shown, 'theme' | 'colours'>): void {
  const schemes = theme === undefined ? (['light', 'dark'] as const) : [theme];
  const rows = schemes.flatMap((scheme) =>
    PAIRS.map(({ front, back, least }) => {
      const palette = { ...PALETTES[scheme], ...colours };
      const ratio = contrastOf(palette[front], palette[back]);
      const pair = words.pair.replace('{front}', words.names[front]).replace('{back}', words.names[back].toLowerCase());
      const verdict = ratio < least ? words.tooLittle.replace('{least}', inLanguage(String(least))) : words.enough;
      const row = document.createElement('li');
      row.className = ratio < least ? 'low' : '';
      row.textContent = `${pair} (${words.schemes[scheme]}): ${inLanguage(shownRatio(ratio))}:1. ${verdict}.`;
      return row;
    }),
  );
  find('#contrast', HTMLUListElement).replaceChildren(...rows);
  // The rows are there to be read; only that there is a warning among them is told unasked.
  const low = rows.filter(({ className }) => className === 'low').length;
  find('#contrast-warning', HTMLParagraphElement).textContent = low === 0 ? '' : words.warned.replace('{n}', String(low));
}

function inLanguage(number: string): string {
  return document.documentElement.lang === 'en' ? number : number.replace('.', ',');
}

/** A frame with an origin of its own, so that the page sees the widget as the strictest of sites would. */
function showPreview(shown: Shown): void {
  const preview = find('#preview', HTMLDivElement);
  const src = frameAddress(location.origin, shown);
  const standing = preview.querySelector('iframe');
  if (standing?.src === src) return;
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts', 'allow-popups', 'allow-popups-to-escape-sandbox');
  frame.title = shown.title;
  frame.height = standing?.style.height.replace('px', '') || String(FRAME_HEIGHT);
  frame.src = src;
  preview.replaceChildren(frame);
}

function showSnippets(shown: Shown): void {
  const hub = location.origin;
  const scriptOf = ({ dataset: { src = '', integrity = '' } }: HTMLElement) => ({ src: hub + src, integrity });
  const selector = `hub-${shown.widget}`;
  const rule = colourRule(selector, shown.colours);
  const texts = {
    element: elementMarkup(hub, shown, scriptOf(find('#widget option:checked', HTMLOptionElement))),
    css: [placeRule(selector), rule].filter(Boolean).join('\n'),
    frame: `${frameMarkup(hub, shown, { height: FRAME_HEIGHT })}\n${scriptMarkup(scriptOf(form))}`,
    link: frameAddress(hub, shown),
  };
  for (const [name, text] of Object.entries(texts)) find(`#text-${name}`, HTMLTextAreaElement).value = text;
}

function update(): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="own"]')) {
    find(`input[type="color"][name="${box.value}"]`, HTMLInputElement).disabled = !box.checked;
  }
  const shown = chosen();
  find('#municipality-wrong', HTMLElement).textContent = shown ? '' : words.municipalityWrong;
  municipality.setAttribute('aria-invalid', String(shown === undefined));
  if (shown === undefined) return;
  showContrast(shown);
  showPreview(shown);
  showSnippets(shown);
}

async function copy(name: string): Promise<void> {
  const text = find(`#text-${name}`, HTMLTextAreaElement);
  const said = find('#copied', HTMLParagraphElement);
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = words.copied.replace('{what}', find(`label[for="text-${name}"]`, HTMLLabelElement).textContent ?? '');
  } catch {
    // No clipboard over plain http:, or not allowed.
    text.select();
    said.textContent = words.notCopied;
  }
}

form.addEventListener('submit', (event) => event.preventDefault());
// A colour that is being dragged says so many times a second; `change` says it when it has been chosen.
form.addEventListener('change', update);
municipality.addEventListener('input', update);
document.addEventListener('click', ({ target }) => {
  const name = target instanceof HTMLButtonElement ? target.dataset['copy'] : undefined;
  if (name !== undefined) void copy(name);
});
update();
