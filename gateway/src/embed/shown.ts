import { z } from 'zod';
import { frameAddress, type Shown } from './browser/snippets.ts';
import { isWidget, WIDGETS } from './widget-list.ts';

/** Six hex digits, with `#` before them or without: in an address `#` begins what the server is not told. */
const colour = z
  .string()
  .regex(/^#?[0-9a-fA-F]{6}$/, 'must be six hex digits, such as 0b5a8a')
  .transform((text) => `#${text.replace('#', '').toLowerCase()}`)
  .optional();

/** What an address says after `?`. What it says beside is not ours and is let be: a link shared is a link with things added. */
const asked = z.object({
  lang: z.enum(['sv', 'en']).default('sv'),
  theme: z.enum(['light', 'dark']).optional(),
  focus: z.enum(['business']).optional(),
  accent: colour,
  text: colour,
  surface: colour,
});

/** A framed page's address, read: what it shows, `undefined` where there is no such page, or what is wrong with how it asks. */
export type ReadAddress = { readonly shown: Shown } | { readonly wrong: string } | undefined;

/** @param address - with the path `/embed/<widget>/<municipality>`, on any host */
export function readAddress({ pathname, searchParams }: URL): ReadAddress {
  const [, widget = '', municipality = ''] = /^\/embed\/([a-z-]+)\/(\d{4})$/.exec(pathname) ?? [];
  if (!isWidget(widget)) return undefined;
  const read = asked.safeParse(Object.fromEntries(searchParams));
  if (!read.success) {
    return { wrong: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  }
  const { lang: language, theme, focus, ...given } = read.data;
  const colours = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const title = `${WIDGETS[widget][language]}, ${language === 'en' ? 'municipality' : 'kommun'} ${municipality}`;
  return { shown: { widget, title, municipality, language, theme, focus, colours } };
}

/** Where a consumer finds what to put in its page for a framed one. */
export function oembedAddress(hub: string, shown: Shown): string {
  return `${hub}/oembed?${new URLSearchParams({ format: 'json', url: frameAddress(hub, shown) })}`;
}
