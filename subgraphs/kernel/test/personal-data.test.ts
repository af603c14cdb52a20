import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from '../src/personal-data.ts';

/** 19121212-1212 is the tax agency's example; the other numbers are made up, and plates and telephones are of no one. */
describe('the screen on written text finds', () => {
  it.each([
    ['an identity number', '121212-1212'],
    ['with its century', '19121212-1212'],
    ['unhyphened', '191212121212'],
    ['of somebody over a hundred', '121212+1212'],
    ['spaced', '12 12 12 - 12 12'],
    ['dotted', '1912.12.12.1212'],
    ['in full-width digits', '１９１２１２１２−１２１２'.replace('−', '-')],
    ['a co-ordination number', '121272-1219'],
    ['within a sentence', 'Mannen (19121212-1212) sågs vid torget'],
  ])('an identity or co-ordination number: %s', (_how, text) => {
    expect(findPersonalData(text)).toBe('an identity or co-ordination number');
  });

  it.each(['ring 070-123 45 67', '+46 70 123 45 67', '0046701234567', '0532-123 45', '(0532) 123 45 00'])(
    'a telephone number: %s',
    (text) => {
      expect(findPersonalData(text)).toBe('a telephone number');
    },
  );

  it.each(['skriv till nils.holgersson@example.se', 'nils @ example.se', 'åsa(at)example.com'])(
    'an e-mail address: %s',
    (text) => {
      expect(findPersonalData(text)).toBe('an e-mail address');
    },
  );

  it.each(['en bil, ABC 123', 'ABC12D stod kvar', 'reg.nr XYZ-987'])('a vehicle plate: %s', (text) => {
    expect(findPersonalData(text)).toBe('a vehicle plate');
  });
});

describe('the screen on written text lets pass', () => {
  it.each([
    'Medborgarlöftet för 2023-2024 signerades den 14 december 2022.',
    'Ring 112 i nödläge, annars 114 14.',
    'Enligt lag (1980:578) och lag (2023:421).',
    'LOV3, det vill säga ordningsvakter, brobyggare, fältarbetare och trygga vuxna i centrum',
    '1 035 brott 2020 och 810 brott 2021, en minskning med 21,7 %.',
    'Mötet hålls 2023-06-01 kl. 09.30–11.00 i sal 0204.',
    '121212-1213 har fel kontrollsiffra',
    '991340-1232 är ingen dag',
    'Kommunkod 1492, diarienummer 2023/145',
    'a1b2c3d4-0000-4000-8000-121212121213',
  ])('%s', (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});
