import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from '../src/personal-data.ts';
import { EMAILS, IDENTITY_DISGUISES, numbered, PLATES, TELEPHONES } from './made-up.ts';

/** The tax agency's own example, of nobody. */
const EXAMPLE = numbered('19121212', 121);

describe('the screen on written text finds', () => {
  it.each(Object.entries(IDENTITY_DISGUISES))('an identity number %s', (_how, disguise) => {
    expect(findPersonalData(`Mannen (${disguise(EXAMPLE)}) sågs vid torget`)).toBe('an identity or co-ordination number');
  });

  it.each([
    ['of somebody over a hundred', '121212+1212'],
    ['of co-ordination', '121272-1219'],
    ['of 29 February in a leap year', '20000229-0013'],
    ['of interim, with a letter', '000101-R220'],
    ['of interim, with its century', '20000101-t220'],
  ])('a number %s', (_how, text) => {
    expect(findPersonalData(text)).toBe('an identity or co-ordination number');
  });

  it.each(TELEPHONES)('a telephone number: %s', (text) => {
    expect(findPersonalData(`Ring ${text} före kl. 17`)).toBe('a telephone number');
  });

  it.each(EMAILS)('an e-mail address: %s', (text) => {
    expect(findPersonalData(`Skriv till ${text}.`)).toBe('an e-mail address');
  });

  it.each(PLATES)('a vehicle plate: %s', (text) => {
    expect(findPersonalData(`En bil, ${text}, stod kvar`)).toBe('a vehicle plate');
  });
});

describe('the screen on written text lets pass', () => {
  it.each([
    'Medborgarlöftet för 2023-2024 signerades den 14 december 2022.',
    'Ring 112 i nödläge, annars 114 14; råd om vård ges på 1177 och 116 117.',
    'Enligt lag (1980:578) och lag (2023:421).',
    'LOV3, det vill säga ordningsvakter, brobyggare, fältarbetare och trygga vuxna i centrum',
    '1 035 brott 2020 och 810 brott 2021, en minskning med 21,7 %.',
    'Mötet hålls 2023-06-01 kl. 09.30–11.00 i sal 0204.',
    'Mötet hålls 2023-06-01 09.30-11.00, 2023-06-02 09-11 och 2023-06-03 13:15.',
    'Öppet 08.15-16.45, bussen går 08.15 09.15 10.15.',
    'Perioden 2023-01-01–2023-12-31, 1/6–15/8 2023 och 08-10-2023.',
    '121212-1213 har fel kontrollsiffra',
    '991340-1232 är ingen dag',
    '20010229-0012 var ingen skottdag',
    '121212-0004 har inget födelsenummer',
    'Organisationsnummer 212000-1587, bankgiro 5050-1055, plusgiro 12 34 56-7.',
    'Kommunkod 1492, diarienummer 2023/145 och 2022-000123',
    'Blanketten SKV 704, kungörelsen SFS 123, handboken RB 123 och SEK 500 000.',
    'Högst +12 000 000 kr, eller 1 033 255 648 kr på tio år',
    'N 58.65123 E 12.70456, på @exempelstad. Se www.exempelstad.example',
    'en bil med 123 hästkrafter',
    'a1b2c3d4-0000-4000-8000-121212121213',
  ])('%s', (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});

/** Twenty times the longest text that the hub takes: with time that grew as the square of the length, none would end in time. */
describe('the screen comes to its end with', () => {
  const LENGTH = 200_000;
  it.each(
    [
      ...['1', '0', '1 ', '0 ', '12.', '1-1 ', '1- ', '07', '08.15 ', '070-12 3 ', '+1 ', '+46', '0((((', '1\u200b', '𝟗', '٣'],
      ...['a@', 'a@a.', 'a.', '@a-', 'a at ', '(at', 'a [dot] ', 'A', 'A B ', 'AB1', 'reg.nr ', ' ', 'ﷺ'],
    ].map((part) => ({ part })),
  )('$part, over and over', ({ part }) => {
    expect(() => findPersonalData(`${part.repeat(LENGTH / part.length)}!`)).not.toThrow();
  });
});
