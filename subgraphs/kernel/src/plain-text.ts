/**
 * A text as it reads to the eye, in the fewest signs: what a number or an address may be disguised in falls away.
 *
 * Full-width, circled and raised forms become plain ones (NFKC); the decimal digits of every script become 0 to 9; signs that
 * show nothing, and marks on top of others, go; every dash is `-`, every white space one space, every raised dot `.`.
 *
 * @returns a text to search and never to store: it is no longer what was written
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, decimal)
    .replace(/[\p{Pd}−⁃˗]/gu, '-')
    .replace(/[∕⁄]/g, '/')
    .replace(/[·•∙‧。]/g, '.')
    .replace(/\s+/g, ' ');
}

const IS_DECIMAL = /\p{Nd}/u;

/** Unicode gives every script its ten digits in a row, zero first, and only whole rows follow upon each other. */
function decimal(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (IS_DECIMAL.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
