/** Picks among whole numbers, the same ones for the same seed. */
export type Pick = (least: number, most: number) => number;

/** A generator of 32 bits (mulberry32): the corpus is made again to the letter from its seed. */
export function picker(seed: number): Pick {
  let state = seed;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1));
  };
}

export const oneOf = <Value>(pick: Pick, ...values: readonly Value[]): Value => values[pick(0, values.length - 1)] as Value;
/** So many digits, the first one not 0. */
export const digits = (pick: Pick, count: number): string =>
  Array.from({ length: count }, (_, place) => pick(place === 0 ? 1 : 0, 9)).join('');

const two = (value: number) => String(value).padStart(2, '0');
const times = (count: number, make: () => string | number, by: string) => Array.from({ length: count }, make).join(by);
const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

const year = (pick: Pick) => String(pick(2001, 2029));
const month = (pick: Pick) => oneOf(pick, ...MONTHS);
const iso = (pick: Pick) => `${year(pick)}-${two(pick(1, 12))}-${two(pick(1, 28))}`;
const hour = (pick: Pick, by = '.') => `${two(pick(6, 23))}${by}${oneOf(pick, '00', '15', '30', '45')}`;
const thousands = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
const letter = (pick: Pick, among = 'ABCDEFGH') => among[pick(0, among.length - 1)] ?? '';
const named = (pick: Pick) => oneOf(pick, 'Ekbacken', 'Kronan', 'Påhittet', 'Hamnmagasinet', 'Norra Exempel', 'Lärkan');

/** What looks like a plate in every way: there are such names, and not in every paper. */
const seldom = (pick: Pick, alike: string, usual: string) => (pick(1, 150) === 1 ? alike : usual);

/** The digits with one more that checks them, as invoices, organisations and persons have it. */
function checked(given: string): string {
  const sum = [...given].reverse().reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${given}${(10 - (sum % 10)) % 10}`;
}

/** An organisation's number has 20 or more where a person's has the month. */
function organisation(pick: Pick): string {
  const nine = `${oneOf(pick, '212000', '556', '769', '802').padEnd(4, String(pick(2, 9)))}${digits(pick, 9)}`.slice(0, 9);
  return checked(nine).replace(/(?=\d{4}$)/, '-');
}

/** What stands in a frame's slot, in one of the ways it is written. */
export const SLOTS: Readonly<Record<string, (pick: Pick) => string>> = {
  account: (pick) => digits(pick, oneOf(pick, 3, 4, 5, 6)),
  ages: (pick) => `${pick(6, 12)}${oneOf(pick, '–', '-')}${pick(13, 25)}`,
  article: (pick) =>
    oneOf(pick, `${letter(pick)}${digits(pick, 5)}`, `INV-${digits(pick, 6)}`, `${digits(pick, 3)}-${digits(pick, 4)}`),
  bg: (pick) => oneOf(pick, `${digits(pick, 3)}-${digits(pick, 4)}`, `${digits(pick, 4)}-${digits(pick, 4)}`),
  bus: (pick) => String(pick(1, 999)),
  class: (pick) =>
    seldom(
      pick,
      `SAM${pick(20, 26)}${letter(pick)}`,
      oneOf(pick, `${pick(1, 9)}${letter(pick)}`, `NA${pick(20, 26)}${letter(pick)}`, `TE${pick(20, 26)}`, `EK ${pick(20, 26)}`),
    ),
  code: (pick) => digits(pick, 4),
  committee: (pick) => oneOf(pick, 'KS', 'KF', 'SBN', 'BUN', 'KSAU'),
  coord: (pick) =>
    oneOf(
      pick,
      `N 58.${digits(pick, 5)} E 12.${digits(pick, 5)}`,
      `58,${digits(pick, 4)}; 12,${digits(pick, 4)}`,
      `58.${digits(pick, 4)}, 12.${digits(pick, 4)}`,
      `N 65${digits(pick, 5)}, E 34${digits(pick, 4)}`,
      `65${digits(pick, 5)} 34${digits(pick, 4)}`,
    ),
  date: (pick) => `${pick(1, 28)} ${month(pick)}${oneOf(pick, ` ${year(pick)}`, '')}`,
  decimal: (pick) => `${pick(0, 99)},${digits(pick, oneOf(pick, 1, 2, 3))}`,
  degrees: (pick) => oneOf(pick, `${pick(1, 30)} °C`, `-${pick(1, 20)} grader`, `+${pick(1, 25)} °C`),
  dmy: (pick) =>
    oneOf(
      pick,
      `${pick(1, 28)}/${pick(1, 12)} ${year(pick)}`,
      `${pick(1, 28)}.${pick(1, 12)}.${year(pick)}`,
      `${two(pick(1, 28))}-${two(pick(1, 12))}-${year(pick)}`,
      iso(pick),
    ),
  dnr: (pick) =>
    oneOf(
      pick,
      `KS ${year(pick)}/${pick(1, 999)}`,
      `KS ${year(pick)}-${pick(1, 999)}`,
      `BUN/${year(pick)}:${pick(1, 99)}`,
      `${year(pick)}-000${digits(pick, 3)}`,
      `SBN ${year(pick)}/0${digits(pick, 3)}`,
      `dnr ${year(pick)}.${digits(pick, 4)}`,
    ),
  drawing: (pick) =>
    oneOf(
      pick,
      `A-40.1-${digits(pick, 3)}`,
      `L${digits(pick, 2)}.1-${digits(pick, 2)}`,
      `E-${digits(pick, 2)}-1-${digits(pick, 4)}`,
    ),
  file: (pick) =>
    `${oneOf(pick, 'statistik', 'enkat', 'bilaga')}_${iso(pick)}_v${pick(1, 9)}.${oneOf(pick, 'xlsx', 'csv', 'pdf')}`,
  form: (pick) =>
    `${oneOf(pick, 'SKV', 'SFS', 'RB', 'SOU', 'KFV', 'MIV')} ${pick(100, 999)}${oneOf(pick, '', '', letter(pick).toLowerCase())}`,
  iban: (pick) => `SE${digits(pick, 2)} ${times(5, () => digits(pick, 4), ' ')}`,
  invoice: (pick) =>
    oneOf(
      pick,
      digits(pick, 6),
      digits(pick, 8),
      `F-${year(pick)}-${digits(pick, 4)}`,
      `${year(pick).slice(2)}${digits(pick, 5)}`,
    ),
  iso,
  isotime: (pick) =>
    `${iso(pick)}${oneOf(pick, ' kl. ', ' klockan ', ' ', ', ')}${hour(pick, oneOf(pick, '.', ':'))}${oneOf(pick, '', '', `–${hour(pick)}`)}`,
  law: (pick) =>
    oneOf(
      pick,
      `lag (${year(pick)}:${digits(pick, 3)})`,
      `lagen (1980:${digits(pick, 3)})`,
      `SFS ${year(pick)}:${digits(pick, 4)}`,
      `förordning (${year(pick)}:${digits(pick, 2)})`,
    ),
  list: (pick) => times(6, () => pick(0, 60), ', ').replace(/, (\d+)$/, ' och $1'),
  measure: (pick) =>
    oneOf(
      pick,
      `${pick(2, 900)} m`,
      `${pick(1, 40)},${pick(1, 9)} km`,
      `${pick(10, 999)} m²`,
      `${pick(10, 99)} × ${pick(10, 99)} cm`,
    ),
  meter: (pick) => `735999${digits(pick, 12)}`,
  model: (pick) =>
    seldom(
      pick,
      `PRO ${digits(pick, 3)}`,
      oneOf(
        pick,
        `LED ${pick(10, 150)}`,
        `HX${digits(pick, 4)}`,
        `P-${digits(pick, 3)}`,
        `Typ ${pick(1, 9)}${letter(pick)}`,
        `KLM-${digits(pick, 2)}`,
        `AX ${digits(pick, 3)}`,
      ),
    ),
  month,
  n: (pick) => String(oneOf(pick, pick(2, 99), pick(100, 999))),
  numbered: (pick) =>
    oneOf(pick, `${pick(1, 5)}–${pick(6, 12)}`, `${pick(1, 4)}, ${pick(5, 8)} och ${pick(9, 14)}`, `${pick(1, 5)}.${pick(1, 9)}`),
  ocr: (pick) => checked(digits(pick, oneOf(pick, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))),
  org: organisation,
  page: (pick) => String(pick(1, 220)),
  pages: (pick) =>
    oneOf(pick, `s. ${pick(1, 90)}–${pick(91, 220)}`, `sidorna ${pick(1, 40)}-${pick(41, 99)}`, `sid ${pick(1, 99)} f.`),
  paper: (pick) => oneOf(pick, 'A3', 'A4', 'A5', '50 × 70', '70x100'),
  para: (pick) =>
    oneOf(
      pick,
      `${pick(1, 12)} kap. ${pick(1, 30)} §`,
      `${pick(1, 40)} § ${pick(1, 3)} st.`,
      `${pick(1, 20)} a §`,
      `${pick(1, 9)}–${pick(10, 19)} §§`,
    ),
  pct: (pick) => oneOf(pick, `${pick(1, 99)} %`, `${pick(1, 99)},${pick(1, 9)} procent`, `${pick(1, 99)},${pick(1, 9)} %`),
  pg: (pick) => `${digits(pick, 2)} ${digits(pick, 2)} ${digits(pick, 2)}-${pick(0, 9)}`,
  postal: (pick) => `${digits(pick, 3)} ${digits(pick, 2)} ${oneOf(pick, 'Exempelstad', 'Exempelbyn', 'Påhittsbro')}`,
  prop: (pick) => `${named(pick)} ${oneOf(pick, `${pick(1, 20)}:${pick(1, 140)}`, String(pick(1, 60)))}`,
  range: (pick) =>
    oneOf(
      pick,
      `${iso(pick)}–${iso(pick)}`,
      `${iso(pick)} – ${iso(pick)}`,
      `${iso(pick)} till ${iso(pick)}`,
      `${iso(pick)}/${iso(pick)}`,
      `${pick(1, 14)}–${pick(15, 28)} ${month(pick)} ${year(pick)}`,
      `${pick(1, 28)}/${pick(1, 6)}–${pick(1, 28)}/${pick(7, 12)} ${year(pick)}`,
      `${two(pick(1, 28))}.${two(pick(1, 12))}–${two(pick(1, 28))}.${two(pick(1, 12))}`,
    ),
  ratio: (pick) => oneOf(pick, `${pick(1, 20)}–${pick(1, 20)}`, `${pick(1, 9)} av 10`, `${pick(20, 40)} mot ${pick(1, 19)}`),
  report: (pick) =>
    oneOf(
      pick,
      `${year(pick)}:${pick(1, 40)}`,
      `${year(pick)}/${schoolEnd(pick)}:${pick(1, 180)}`,
      `SOU ${year(pick)}:${pick(1, 99)}`,
      `R${digits(pick, 4)}`,
    ),
  resolution: (pick) => oneOf(pick, '1920x1080', '1920 × 1080', '3840 x 2160', '300 dpi'),
  road: (pick) =>
    oneOf(pick, `E${pick(4, 65)}`, `länsväg ${pick(100, 2200)}`, `riksväg ${pick(40, 99)}`, `väg ${pick(100, 2200)}`),
  room: (pick) =>
    oneOf(
      pick,
      `rum ${digits(pick, 3)}`,
      `sal 0${digits(pick, 3)}`,
      `rum ${letter(pick)}${digits(pick, 3)}`,
      `lokal ${pick(1, 9)}:${digits(pick, 2)}`,
    ),
  schoolyear: (pick) => oneOf(pick, '2022/2023', '2023/24', '23/24', '2024–2025', 'HT24', 'VT 2025'),
  section: (pick) => oneOf(pick, `${pick(1, 9)}.${pick(1, 9)}`, `${pick(1, 9)}.${pick(1, 9)}.${pick(1, 19)}`),
  short: (pick) => oneOf(pick, '112', '114 14', '1177', '116 117', '116 000', '116 111', '113 13', '116 006', '118 118'),
  small: (pick) => String(pick(2, 9)),
  speed: (pick) => oneOf(pick, '30', '40', '60', '80'),
  standard: (pick) =>
    oneOf(
      pick,
      `SS-EN ${pick(1000, 9999)}-${pick(1, 9)}:${year(pick)}`,
      `ISO ${pick(9000, 31000)}`,
      `SS ${digits(pick, 2)} ${digits(pick, 2)} ${digits(pick, 2)}`,
      `EN ${digits(pick, 5)}`,
    ),
  sum: (pick) => thousands(oneOf(pick, pick(1_000, 99_000), pick(100_000, 9_900_000), pick(10_000_000, 2_000_000_000))),
  time: (pick) => oneOf(pick, hour(pick), hour(pick, ':'), `kl. ${pick(7, 21)}`),
  times: (pick) =>
    oneOf(
      pick,
      `${hour(pick)}–${hour(pick)}`,
      `${hour(pick)}-${hour(pick)}`,
      `${hour(pick, ':')}–${hour(pick, ':')}`,
      `${pick(7, 12)}–${pick(13, 21)}`,
      `${hour(pick)} - ${hour(pick)}`,
      `08-${pick(13, 21)}`,
    ),
  version: (pick) => `${pick(1, 12)}.${pick(0, 20)}.${pick(0, 99)}`,
  week: (pick) => String(pick(1, 52)),
  weeks: (pick) => `${pick(1, 30)}–${pick(31, 52)}`,
  year,
  yearlist: (pick) =>
    oneOf(
      pick,
      `${pick(2001, 2009)}, ${pick(2010, 2019)} och ${pick(2020, 2029)}`,
      `${pick(2001, 2009)} ${pick(2010, 2014)} ${pick(2015, 2019)} ${pick(2020, 2026)}`,
      `${pick(2001, 2012)}/${pick(2013, 2029)}`,
    ),
  years: (pick) =>
    oneOf(
      pick,
      `${pick(2001, 2014)}–${pick(2015, 2029)}`,
      `${pick(2001, 2014)}-${pick(2015, 2029)}`,
      `åren ${pick(2001, 2014)} till ${pick(2015, 2029)}`,
    ),
};

function schoolEnd(pick: Pick): string {
  return two(pick(1, 29));
}
