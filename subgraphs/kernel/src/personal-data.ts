import { hasIdentityNumber } from './identity-number.ts';
import { plainText } from './plain-text.ts';
import { hasTelephone } from './telephone.ts';

/** What is looked for, in this order, by the name it is told by. */
const SCREENS: readonly { readonly kind: string; readonly isIn: (text: string) => boolean }[] = [
  { kind: 'an identity or co-ordination number', isIn: hasIdentityNumber },
  { kind: 'an e-mail address', isIn: (text) => EMAIL.test(text) || SPELT_EMAIL.test(text) },
  { kind: 'a telephone number', isIn: hasTelephone },
  { kind: 'a vehicle plate', isIn: hasPlate },
];

/**
 * The screen on every text a person writes into the hub. GDPR article 10 and OSL 35:1 keep personal data of this field from
 * most partners; what never enters cannot leak. It finds identity and co-ordination numbers, vehicle plates, e-mail addresses
 * and telephone numbers, also in the disguises that `plainText` takes off. Its time grows with the text's length, no faster.
 *
 * @returns what kind of thing was found, never the thing itself; null where nothing was
 */
export function findPersonalData(text: string): string | null {
  const plain = plainText(text);
  return SCREENS.find(({ isIn }) => isIn(plain))?.kind ?? null;
}

/** Looked for from the sign on, and a name of bounded length after it: no text makes it look twice at the same letters. */
const EMAIL =
  /[^\s@] ?(?:@|[([{<] ?(?:at|snabel-?a) ?[)\]}>]) ?[\p{L}\p{N}-]{1,63}(?:(?:\.| \. | ?[([{<] ?(?:dot|punkt) ?[)\]}>] ?)[\p{L}\p{N}-]{1,63})*?(?:\.| \. | ?[([{<] ?(?:dot|punkt) ?[)\]}>] ?)\p{L}{2,}/iu;
/** With the signs as words both must be: "at" alone is English for where. */
const SPELT_EMAIL = /[\p{L}\p{N}] (?:at|snabel-?a) [\p{L}\p{N}-]{1,63} (?:dot|punkt) \p{L}{2,}/iu;

/**
 * Plates lack I, Q, V, Å, Ä and Ö; the last sign may be a letter, O too is not one then. Capitals alone, for "med 123" is no
 * plate; and no number that goes on, for "SFS 201:3" and "SEK 500 000" are none.
 */
const PLATE =
  /(?<![\p{L}\p{N}])([A-HJ-PR-UW-Z]) ?([A-HJ-PR-UW-Z]) ?([A-HJ-PR-UW-Z])(?: ?[-./_] ?| )?\d ?\d ?[\dA-HJ-NPR-UW-Z](?![\p{L}\p{N}])(?![.,:]\d| \d{3}(?!\d))/gu;
/** Small letters too, after a word for the plate itself. */
const NAMED_PLATE =
  /\breg(?:istrerings|\.)?(?: ?nr| ?nummer)?\.?:? [a-hj-pr-uw-z]{3}[ -]?\d\d[\da-hj-npr-uw-z](?![\p{L}\p{N}])/iu;

/** Words that stand before numbers of their own: laws, sums, lamps and rooms are not vehicles, though plates may have their letters. */
const NO_PLATE = ['SFS', 'SOU', 'SEK', 'EUR', 'BOX', 'LED', 'RUM', 'SAL', 'TEL'];

function hasPlate(text: string): boolean {
  if (NAMED_PLATE.test(text)) return true;
  for (const [, ...letters] of text.matchAll(PLATE)) if (!NO_PLATE.includes(letters.slice(0, 3).join(''))) return true;
  return false;
}
