/** What JSON writes otherwise than it stands: control characters, the quote, the backslash, halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** Below this many characters a loop over them is quicker than to set the regular expression going. */
const SHORT = 40;

/** A string as JSON text. Most strings hold nothing to escape, and looking is cheaper than `JSON.stringify`. */
export function quote(text: string): string {
  if (text.length > SHORT) return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** Any value that came from JSON, as JSON text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  return value === undefined ? 'null' : JSON.stringify(value);
}
