/** Made-up personal data. Telephone numbers are PTS's for fiction; identity numbers are made as a test runs and not kept. */

/** SKV 704's check digit of nine digits. */
export function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

export interface Numbered {
  /** YYYYMMDD, the day plus 60 for a co-ordination number. */
  readonly day: string;
  /** The last four. */
  readonly serial: string;
}

/** @param individual - the three digits before the check digit, 1 to 999 */
export function numbered(day: string, individual: number): Numbered {
  const three = String(individual).padStart(3, '0');
  return { day, serial: `${three}${checkDigit(day.slice(2) + three)}` };
}

const parts = ({ day, serial }: Numbered) => [day.slice(0, 4), day.slice(4, 6), day.slice(6), serial];
const short = ({ day, serial }: Numbered) => [day.slice(2, 4), day.slice(4, 6), day.slice(6), serial];
const shifted = (text: string, zero: number) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const usual = ({ day, serial }: Numbered) => `${day.slice(2)}-${serial}`;

/** Every way a number may be written, to be read or to be overlooked. */
export const IDENTITY_DISGUISES: Readonly<Record<string, (number: Numbered) => string>> = {
  'with a hyphen': usual,
  'with its century': ({ day, serial }) => `${day}-${serial}`,
  'in ten digits': ({ day, serial }) => `${day.slice(2)}${serial}`,
  'in twelve digits': ({ day, serial }) => `${day}${serial}`,
  'with an en dash': ({ day, serial }) => `${day.slice(2)}–${serial}`,
  'with an em dash, spaced': ({ day, serial }) => `${day} — ${serial}`,
  'with a minus sign': ({ day, serial }) => `${day.slice(2)}−${serial}`,
  'with a space': ({ day, serial }) => `${day.slice(2)} ${serial}`,
  'with a space that does not break': ({ day, serial }) => `${day}\u00a0${serial}`,
  'on two lines': ({ day, serial }) => `${day}-\n${serial}`,
  spaced: (number) => parts(number).join(' '),
  'in pairs': (number) => [...short(number).slice(0, 3), number.serial.slice(0, 2), number.serial.slice(2)].join(' '),
  'digit by digit': ({ day, serial }) => [...day.slice(2), ...serial].join(' '),
  'digit by digit, dotted': ({ day, serial }) => [...day, ...serial].join('.'),
  dotted: (number) => parts(number).join('.'),
  'dotted, with a hyphen': (number) =>
    parts(number)
      .join('.')
      .replace(/\.(\d{4})$/, '-$1'),
  slashed: (number) => short(number).join('/'),
  hyphened: (number) => parts(number).join('-'),
  'in threes': ({ day, serial }) => `${day.slice(2, 5)} ${day.slice(5)} ${serial}`,
  'in full-width digits': (number) => shifted(usual(number), 0xff10).replace('-', '－'),
  'in Arabic-Indic digits': (number) => shifted(usual(number), 0x0660),
  'in Devanagari digits': (number) => shifted(usual(number), 0x0966),
  'in mathematical digits': (number) => shifted(usual(number), 0x1d7ce),
  'in circled signs': (number) => usual(number).replace(/[1-9]/g, (digit) => String.fromCodePoint(0x245f + Number(digit))),
  'in keycaps': (number) => usual(number).replace(/\d/g, '$&\ufe0f\u20e3'),
  'with zero-width spaces': (number) => [...usual(number)].join('\u200b'),
  'with soft hyphens': (number) => [...usual(number)].join('\u00ad'),
  'with word joiners': (number) => [...usual(number)].join('\u2060'),
  'struck through': (number) => usual(number).replace(/\d/g, '$&\u0336'),
  'with a word before it': (number) => `nr${usual(number)}`,
  'after another number': (number) => `rum 5 ${usual(number)}`,
  'before another number': (number) => `${usual(number)} 12 juni`,
};

export const TELEPHONES = [
  '070-174 06 05',
  '0701740605',
  '070 1740605',
  '0701-74 06 05',
  '070.174.06.05',
  '070/174 06 05',
  '070–174 06 05',
  '070\u00a0174\u00a006\u00a005',
  '０７０－１７４０６０５',
  '٠٧٠-١٧٤٠٦٠٥',
  '0 7 0 1 7 4 0 6 0 5',
  '0 9 8 0 3 1 9 2 0 0',
  '+46 70 174 06 05',
  '+46701740605',
  '+46 (0)70-174 06 05',
  '+46 (0) 70 174 06 05',
  '0046 70 174 06 05',
  '00 46 70 174 06 05',
  '031-390 06 00',
  '(031) 390 06 00',
  '031-3900600',
  '040-628 04 00',
  '08-465 004 00',
  '08-46500400',
  '0980-31 92 00',
  '0980-319 200',
  '(0980) 319 200',
  '070-174\u200b06\u200b05',
] as const;

export const EMAILS = [
  'nils.holgersson@example.se',
  'nils @ example.se',
  'nils@example . se',
  'nils＠example．se',
  'nils(at)example.se',
  'nils [at] example.se',
  'nils{at}example[dot]se',
  'nils (snabel-a) example (punkt) se',
  'nils snabel-a example punkt se',
  'nils at example dot se',
  'nils\u200b@example.se',
  'åsa_öst+brev@post.example.co',
] as const;

export const PLATES = [
  'ABC 123',
  'ABC123',
  'ABC12D',
  'ABC 12D',
  'XYZ-987',
  'XYZ.987',
  'A B C 1 2 3',
  'ＡＢＣ１２３',
  'ABC\u00a0123',
  'A\u200bBC\u200b123',
  'reg.nr abc 123',
  'regnummer: abc12d',
  'registreringsnummer abc123',
] as const;
