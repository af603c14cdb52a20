import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPersonalData } from '../src/personal-data.ts';
import { checkDigit, IDENTITY_DISGUISES, type Numbered, numbered } from './made-up.ts';

const FOUND = 'an identity or co-ordination number';

const two = (value: number) => String(value).padStart(2, '0');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Of any day from 1800 on, as an identity number or a co-ordination number. */
const valid = fc
  .record({
    year: fc.integer({ min: 1800, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    added: fc.constantFrom(0, 60),
    individual: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ year, month, day, added, individual }) =>
    numbered(`${year}${two(month)}${two(Math.min(day, daysIn(year, month)) + added)}`, individual),
  )
  // In ten digits, the 29 February of 1800 and of 1900 would be a day of 2000, and is none.
  .filter(({ day }) => daysIn(Number(day.slice(0, 4)), 2) === daysIn(2000 + Number(day.slice(2, 4)), 2));

const withWrongCheck = fc.tuple(valid, fc.integer({ min: 1, max: 9 })).map(([{ day, serial }, by]): Numbered => {
  const check = (Number(serial.at(-1)) + by) % 10;
  return { day, serial: `${serial.slice(0, 3)}${check}` };
});

/** A day that no calendar has, and a check digit that is right for it. */
const withWrongDay = fc
  .tuple(
    fc.integer({ min: 1800, max: 2099 }),
    fc.oneof(
      fc.tuple(fc.constantFrom(0, 13, 14, 19, 20, 99), fc.integer({ min: 1, max: 28 })),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 32, 45, 60, 92, 99)),
      fc.tuple(fc.constantFrom(4, 6, 9, 11), fc.constantFrom(31, 91)),
      fc.tuple(fc.constant(2), fc.constantFrom(30, 31, 90, 91)),
    ),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([year, [month, day], individual]) => numbered(`${year}${two(month)}${two(day)}`, individual));

const noLeapDay = fc
  .tuple(
    fc.integer({ min: 1801, max: 2099 }).filter((year) => year % 4 !== 0),
    fc.constantFrom(29, 89),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([year, day, individual]) => numbered(`${year}02${day}`, individual));

const disguise = fc.constantFrom(...Object.entries(IDENTITY_DISGUISES));

describe('an identity number', () => {
  it('is found in whatever disguise', () => {
    fc.assert(
      fc.property(valid, disguise, (number, [, put]) => {
        expect(findPersonalData(`Enligt ${put(number)} var det så.`)).toBe(FOUND);
      }),
      { numRuns: 5000 },
    );
  });

  it('is found with an interim letter', () => {
    const letter = fc.constantFrom(...'TRSUWXJKLMN');
    fc.assert(
      fc.property(valid, letter, fc.constantFrom('', '-', '+', ' '), ({ day, serial }, sign, between) => {
        const check = checkDigit(`${day.slice(2)}1${serial.slice(1, 3)}`);
        expect(findPersonalData(`Se ${day.slice(2)}${between}${sign}${serial.slice(1, 3)}${check}.`)).toBe(FOUND);
      }),
    );
  });

  it('is none with a wrong check digit, or with a day that there is not', () => {
    fc.assert(
      fc.property(fc.oneof(withWrongCheck, withWrongDay, noLeapDay), disguise, (number, [, put]) => {
        expect(findPersonalData(`Enligt ${put(number)} var det så.`)).not.toBe(FOUND);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('other personal data', () => {
  it('is an e-mail address, whichever', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom('@', ' @ ', '＠', '(at)', ' [at] '), (address, at) => {
        expect(findPersonalData(address.replace('@', at))).not.toBeNull();
      }),
    );
  });

  it('is a telephone number, of whichever area and in whichever groups', () => {
    const area = fc.constantFrom('08', '010', '031', '070', '073', '0532', '0530', '0980');
    const groups = fc.constantFrom([3, 2, 2], [3, 3], [2, 2, 2], [6], [3, 4]);
    const sign = fc.constantFrom('-', ' ', '–', '/', ' - ', '\u00a0');
    fc.assert(
      fc.property(area, groups, sign, fc.integer({ min: 1_000_000, max: 9_999_999 }), (code, sizes, first, number) => {
        const given = [...String(number)];
        const written = sizes.map((size) => given.splice(0, size).join('')).filter((group) => group.length > 1);
        const length = code.length + written.join('').length;
        fc.pre(length <= 10);
        expect(findPersonalData(`Ring ${code}${first}${written.join(' ')}!`)).not.toBeNull();
      }),
    );
  });

  it('is a plate, whichever it is', () => {
    const letters = fc.constantFrom(...'ABCDEFGHJKLMNOPRSTUWXYZ');
    const digit = fc.constantFrom(...'0123456789');
    const last = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPRSTUWXYZ');
    fc.assert(
      fc.property(letters, letters, letters, digit, digit, last, fc.constantFrom('', ' ', '-'), (a, b, c, d, e, f, sign) => {
        fc.pre(!['SFS', 'SOU', 'SEK', 'EUR', 'BOX', 'LED', 'RUM', 'SAL', 'TEL'].includes(a + b + c));
        expect(findPersonalData(`Bilen ${a}${b}${c}${sign}${d}${e}${f} stod där`)).not.toBeNull();
      }),
    );
  });
});
