import { places } from '../places.ts';
import type { Rule } from './rule.ts';

/**
 * Words that name what the hub never holds: GDPR article 10 and OSL 35:1 forbid most of it to most partners. A field that
 * exists is sooner or later filled, so there is no field. Each entry is one or more words of a name that stand together.
 */
const FORBIDDEN = [
  'personnummer',
  'samordningsnummer',
  'identity',
  'social security',
  'ssn',
  'suspect',
  'suspected',
  'suspicion',
  'offender',
  'perpetrator',
  'victim',
  'injured party',
  'plaintiff',
  'witness',
  'reporter',
  'complainant',
  'case',
  'plate',
  'registration number',
  'vehicle',
  'address',
  'street',
  'postal code',
  'postcode',
  'coordinate',
  'latitude',
  'longitude',
  'telephone',
  'phone',
  'mobile',
  'email',
  'e mail',
  'birth',
  'birthday',
  'birthdate',
  'born',
  'occurred at',
  'happened at',
  'time of incident',
  'incident time',
  'intelligence',
  'camera',
  'image',
  'photo',
  'roster',
  'guard shift',
  'guard schedule',
].map((entry) => entry.split(' '));

/** A function's contact, such as an authority's switchboard, is published; the values name its kind and hold nothing. */
const ALLOWED = ['ContactKind.TELEPHONE', 'ContactKind.EMAIL'];

/** No name in the graph speaks of a person in an investigation or of what identifies anyone. */
export const personalData: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name: subgraph, document }) =>
    places(document)
      .filter(({ coordinate }) => !ALLOWED.includes(coordinate))
      .flatMap(({ coordinate, name }) => {
        const found = FORBIDDEN.find((entry) => contains(words(name), entry));
        if (!found) return [];
        const message = `"${found.join(' ')}" in ${subgraph} names what the hub never holds (GDPR art. 10, OSL 35:1)`;
        return [{ code: 'PERSONAL_DATA_NAME', coordinate, message }];
      }),
  );

/** `caseNumber`, `CaseNumber` and `CASE_NUMBER` are all "case number". */
function words(name: string): string[] {
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return parts.map((part) => part.toLowerCase());
}

function contains(name: string[], entry: string[]): boolean {
  return name.some((_, start) => entry.every((word, index) => same(name[start + index], word)));
}

function same(given: string | undefined, word: string): boolean {
  return given === word || given === `${word}s` || given === `${word}es`;
}
