/**
 * Whether a text holds a telephone number: a Swedish one (`0…`, `+46`, `0046`), or another country's with its `+`. Public
 * short numbers such as 112, 114 14 and 116 117 begin with neither, and pass.
 *
 * @param text - as `plainText` gives it
 */
export function hasTelephone(text: string): boolean {
  if (FROM_ABROAD.test(text)) return true;
  for (const [number] of text.matchAll(FOREIGN)) if (!THOUSANDS.test(number)) return true;
  const rest = OTHERS.reduce((left, other) => left.replace(other, ' – '), text);
  for (const { index } of rest.matchAll(START)) {
    const [run = ''] = RUN.exec(rest.slice(index, index + LONGEST)) ?? [];
    if (isNational(run.match(/\d+/g) ?? [])) return true;
  }
  return false;
}

const FROM_ABROAD = /(?:\+|(?<!\d)00) ?46(?:[ ./()-]{0,3}\d){7,11}/;
const FOREIGN = /\+ ?[1-9](?:[ ./()-]{0,3}\d){8,13}/g;
/** "+12 000 000 kr" is a sum. */
const THOUSANDS = /^\+ ?\d{1,3}(?: \d{3})+$/;
/**
 * What has as many digits. Hours, 08.15-16.45: a number with dots has a third pair of digits, and stays. Days, 08-10-2029.
 * Sums, 1 033 255 648: they have threes to the end.
 */
const OTHERS = [
  /(?<![\d.])(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\.?\d)/g,
  /(?<!\d)\d\d([-./])\d\d\1(?:19|20)\d\d(?!\d)/g,
  /(?<!\d[-./ )]{0,3})[1-9]\d{0,2}(?: \d{3})+(?![ -]?\d)/g,
];
/** A 0 that nothing joins to digits before it, as in 2022-000123. */
const START = /(?<!\d)(?<!\d[-.])0/g;
const RUN = /^0(?:[ ./()-]{0,3}\d){7,9}(?!\d)/;
/** Ten digits with three signs between them, and one more. */
const LONGEST = 38;

/** Stockholm, and the area codes of three digits; the others have four (PTS, the Swedish numbering plan). */
const SHORT_AREA = /^0(?:8|1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7\d|90|99)$/;
const LONG_AREA = /^0[1-79]\d\d$/;

/** An area code and a subscriber's number, in groups as they are written, in all 8 to 10 digits; more may follow. */
function isNational(groups: readonly string[]): boolean {
  for (let to = 1, digits = ''; to <= groups.length && digits.length < 10; to += 1) {
    digits += groups[to - 1];
    if (digits.length < 8 || digits.length > 10) continue;
    if (looksWritten(groups.slice(0, to), digits)) return true;
  }
  return false;
}

function looksWritten(groups: readonly string[], digits: string): boolean {
  const [first = '', second = '', ...rest] = groups;
  if (first.length > 4 || groups.every((group) => group.length === 1)) return isWhole(digits);
  return first === '0'
    ? isArea(first + second) && isSubscriber(first + second, rest)
    : isArea(first) && isSubscriber(first, groups.slice(1));
}

function isWhole(digits: string): boolean {
  return [2, 3, 4].some((length) => {
    const area = digits.slice(0, length);
    return isArea(area) && isSubscriber(area, [digits.slice(length)]);
  });
}

function isArea(area: string): boolean {
  return SHORT_AREA.test(area) || LONG_AREA.test(area);
}

/** No subscriber's number begins with 0, a mobile one's excepted; nobody writes one with a digit by itself. */
function isSubscriber(area: string, groups: readonly string[]): boolean {
  const number = groups.join('');
  return number.length >= 5 && (area.startsWith('07') || !number.startsWith('0')) && groups.every(({ length }) => length > 1);
}
