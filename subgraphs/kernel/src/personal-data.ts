/**
 * The screen on every text a person writes into the hub. GDPR article 10 and OSL 35:1 keep personal data of this field from
 * most partners; what never enters cannot leak. It finds identity and co-ordination numbers, vehicle plates, e-mail
 * addresses and telephone numbers, also spaced, dotted or in full-width digits.
 *
 * @returns what kind of thing was found, never the thing itself; null where nothing was
 */
export function findPersonalData(text: string): string | null {
  const plain = text.normalize('NFKC'); // full-width digits become plain ones
  if (hasIdentityNumber(plain)) return 'an identity or co-ordination number';
  if (EMAIL.test(plain)) return 'an e-mail address';
  if (TELEPHONE.test(plain)) return 'a telephone number';
  if (PLATE.test(plain)) return 'a vehicle plate';
  return null;
}

/** The look behind keeps it from beginning anew at every letter of a long word, which would take the square of its length. */
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(@|\(at\))\s?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/iu;
/** +46 or a leading 0, an area code and at least six digits more; 112, 114 14 and years are shorter. */
const TELEPHONE = /(?<![\d-])(\+46|0046|0)[\s./-]?(?:\(0\))?[1-9]\d{0,2}\)?[\s./-]{0,3}\d{2,3}([\s./-]?\d{2,3}){1,3}(?![\d-])/;
/** Swedish plates lack I, Q, V, Å, Ä and Ö; the last sign may be a letter. Capitals only: "med 123" is no plate. */
const PLATE = /(?<![\p{L}\p{N}])[A-HJ-PR-UW-Z]{3}[\s-]?\d{2}[\dA-HJ-PR-UW-Z](?![\p{L}\p{N}])/u;
const TEN_OR_TWELVE = /(?<!\d)(?:\d[\s.]?){6,8}[\s.]?[-+–]?[\s.]?(?:\d[\s.]?){3}\d(?!\d)/g;

function hasIdentityNumber(text: string): boolean {
  for (const [found] of text.matchAll(TEN_OR_TWELVE)) {
    const digits = found.replace(/\D/g, '');
    if (digits.length !== 10 && digits.length !== 12) continue;
    const ten = digits.slice(-10);
    if (isBirthday(ten) && luhn(ten)) return true;
  }
  return false;
}

/** A co-ordination number's day is the day of birth plus 60. */
function isBirthday(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** SKV 704: weights 2, 1, 2, …, digits of the products summed, the sum a multiple of ten. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of [...digits].entries()) {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}
