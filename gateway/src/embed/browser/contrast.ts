/** A colour as red, green and blue, each 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number];

/** The colours that a page may set, by the end of their custom property: `accent` is `--hub-accent`. Each is `#` and six hex digits. */
export type Palette = Readonly<Record<'text' | 'muted' | 'surface' | 'accent' | 'track', string>>;

/** What the widgets look like where a page sets nothing: gateway/widgets/shared/widget.styles.ts, and a test holds them together. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: { text: '#1b1f24', muted: '#4a5563', surface: '#ffffff', accent: '#0b5a8a', track: '#e4e9ef' },
  dark: { text: '#f2f4f7', muted: '#b6c0cc', surface: '#14181d', accent: '#7cc4f2', track: '#2a323c' },
};

/** Two colours that stand against each other in a widget, and the least ratio that they may have. */
export interface Pair {
  readonly front: keyof Palette;
  readonly back: keyof Palette;
  /** WCAG 2.2: 4.5 for text (1.4.3), 3 for graphics and what shows where the keyboard is (1.4.11). */
  readonly least: 4.5 | 3;
}

export const PAIRS: readonly Pair[] = [
  { front: 'text', back: 'surface', least: 4.5 },
  { front: 'muted', back: 'surface', least: 4.5 },
  // Links; a button is the same two colours the other way round.
  { front: 'accent', back: 'surface', least: 4.5 },
  { front: 'accent', back: 'track', least: 3 },
];

/**
 * How much two colours differ, as WCAG 2.2 counts it: 1 for the same, 21 for black on white.
 *
 * @param one - `#` and six hex digits, as `other` is
 */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** A ratio to show: rounded down, so that 4.497 is not shown as the 4.5 that it is not. */
export function shownRatio(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = parse(colour).map((channel) => linear(channel / 255)) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function parse(colour: string): Colour {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
