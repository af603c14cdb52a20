/**
 * Whether a text holds a Swedish identity number, a co-ordination number or an interim number: ten digits, or twelve with the
 * century, with a date that exists and a check digit that is right (SKV 704, SKV 707).
 *
 * @param text - as `plainText` gives it
 */
export function hasIdentityNumber(text: string): boolean {
  for (const [, date = '', sign = '', serial = ''] of text.matchAll(WRITTEN)) if (isNumber(date + serial, sign)) return true;
  for (const [, date = '', , serial = ''] of text.matchAll(INTERIM)) {
    if (isNumber(date.replace(/\D/g, '') + serial.replace(/\D/, '1'))) return true;
  }
  for (const [run] of text.matchAll(RUN)) if (runHasNumber(run)) return true;
  return false;
}

/** As the number is written: whatever stands beside it, digits excepted. */
const WRITTEN = /(?<!\d)((?:\d\d)?\d{6}) ?([-+./:_]?) ?(\d{4})(?!\d)/g;
/** Health care's numbers for who has none yet: a letter in the fourth place from the end counts as 1 in the check digit. */
const INTERIM = /(?<!\d)((?:\d\d)?\d\d([-./ ]?)\d\d\2\d\d) ?[-+]? ?([TRSUWXJKLMN]\d{3})(?!\d)/gi;
/** Digits with one sign or space at most between them: among them may be a number in disguise. */
const RUN = /(?<!\d)\d+(?:(?: ?[-+./_*|\\~] ?| )\d+)+/g;

interface Group {
  readonly digits: string;
  /** What stands before it; empty before a run's first one. */
  readonly sign: string;
}

/** Looks at every stretch of groups that has ten or twelve digits: twelve groups from each one on, so the time is linear. */
function runHasNumber(run: string): boolean {
  const groups: Group[] = [...run.matchAll(/(\D*)(\d+)/g)].map(([, sign = '', digits = '']) => ({ sign, digits }));
  return groups.some((_, from) => {
    let length = 0;
    for (let to = from; to < groups.length && length <= 12; to += 1) {
      length += groups[to]?.digits.length ?? 0;
      if ((length === 10 || length === 12) && isDisguised(groups.slice(from, to + 1), groups[to + 1]?.sign)) return true;
    }
    return false;
  });
}

/**
 * A number in disguise keeps to one way: the same sign within it, and the last four by themselves. That tells it from a day
 * and an hour (2023-06-01 09.30), two days, or a sum in thousands, which have as many digits.
 *
 * @param after - what stands between the groups and the next one, undefined at the run's end
 */
function isDisguised(groups: readonly Group[], after: string | undefined): boolean {
  const place = startOfLastFour(groups);
  if (place < 1) return false;
  const main = groups[place]?.sign ?? '';
  const inDate = groups.slice(1, place).map(({ sign }) => sign);
  const inSerial = groups.slice(place + 1).map(({ sign }) => sign);
  const within = [...inDate, ...inSerial];
  if (new Set(within.map((sign) => sign.trim())).size > 1) return false;
  if (inSerial.some((sign) => sign !== ' ' && sign !== main)) return false;
  // Joined to more digits by a sign, or by the sign it has within, it is a part of something longer.
  const edges = [groups[0]?.sign, after].filter((sign) => sign !== undefined && sign !== '') as string[];
  if (edges.some((sign) => sign !== ' ' || within.includes(sign))) return false;
  return isNumber(groups.map(({ digits }) => digits).join(''), main.trim());
}

/** Which group the last four digits begin with; -1 where they begin within one. */
function startOfLastFour(groups: readonly Group[]): number {
  let length = 0;
  for (let place = groups.length - 1; place >= 0; place -= 1) {
    length += groups[place]?.digits.length ?? 0;
    if (length >= 4) return length === 4 ? place : -1;
  }
  return -1;
}

/** @param sign - `+` says that the person is a hundred or older */
function isNumber(digits: string, sign = ''): boolean {
  const ten = digits.slice(-10);
  const century = digits.length === 12 ? Number(digits.slice(0, 2)) : sign === '+' ? 19 : 20;
  if (century < 18 || century > 20 || ten.slice(6, 9) === '000') return false;
  return isDay(century * 100 + Number(ten.slice(0, 2)), Number(ten.slice(2, 4)), Number(ten.slice(4, 6))) && luhn(ten);
}

/** A co-ordination number's day is the day of birth plus 60. */
function isDay(year: number, month: number, given: number): boolean {
  const day = given > 60 ? given - 60 : given;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** Weights 2, 1, 2, …, digits of the products summed, the sum a multiple of ten. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of [...digits].entries()) {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}
