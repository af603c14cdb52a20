import { type Place, places } from '../places.ts';
import type { Rule } from './rule.ts';

/*
 * What the hub never holds: GDPR article 10 and OSL 35:1 forbid most of it to most partners. A field that exists is sooner or
 * later filled, so there is no field. English and Swedish, å, ä and ö as a and o, for GraphQL's names have no other letters.
 */

/** Found anywhere in a name, glued to other words too: no ordinary word contains one. */
const ANYWHERE = [
  [
    'personnummer',
    'personnr',
    'samordningsnummer',
    'samordningsnr',
    'socialsecurity',
    'passport',
    'passnummer',
    'civicnumber',
    'nationalid',
  ],
  ['suspect', 'suspicion', 'misstank', 'misstankt', 'offender', 'perpetrator', 'culprit', 'garningsman', 'garningsperson'],
  ['accused', 'defendant', 'convict', 'tilltalad', 'brottsling', 'criminalrecord', 'belastningsregister', 'fingerprint'],
  ['victim', 'brottsoffer', 'injuredparty', 'plaintiff', 'complainant', 'malsagande', 'witness', 'vittne', 'fingeravtryck'],
  ['informant', 'tipster', 'uppgiftslamnare', 'anmalare', 'rapportor', 'biometri', 'signalement'],
  ['licenceplate', 'licenseplate', 'numberplate', 'registreringsnummer', 'registreringsskylt', 'vehicle', 'fordon', 'chassi'],
  ['streetname', 'streetaddress', 'homeaddress', 'postaladdress', 'adress', 'gatunamn', 'postcode', 'postalcode', 'zipcode'],
  ['postnummer', 'geolocation', 'geohash', 'telephone', 'telefon', 'phonenumber', 'mobilnummer', 'mejl'],
  ['birthday', 'birthdate', 'dateofbirth', 'fodelse', 'firstname', 'surname', 'lastname', 'fornamn', 'efternamn'],
  ['casenumber', 'arendenummer', 'brottsanmalan', 'forundersokning', 'underrattelse', 'spaning', 'surveillance', 'cctv'],
  ['camera', 'kamera', 'footage', 'guardroster', 'dutyroster', 'vaktschema', 'vaktlista', 'tjanstgoring', 'skiftschema'],
].flat();

/** Found as words of a name that stand together, one or several of each: other words contain them ("showcase", "template"). */
const WORDS = [
  ['person number', 'person id', 'personal number', 'personal id', 'id number', 'id no', 'identity', 'coordination number'],
  ['ssn', 'pnr', 'pers nr', 'person nr', 'nationality', 'ethnicity', 'reporter', 'domd', 'detainee', 'gripen'],
  ['case', 'dossier', 'arende', 'plate', 'skylt', 'regnr', 'reg nr', 'reg no', 'reg number', 'registration number', 'vin'],
  ['address', 'addr', 'street', 'gata', 'gatan', 'postal', 'zip', 'coordinate', 'coord', 'koordinat', 'koordinater', 'gps'],
  ['latitude', 'latitud', 'lat', 'longitude', 'longitud', 'lng', 'lon', 'phone', 'mobile', 'mobil', 'tel'],
  ['email', 'e mail', 'mail', 'epost', 'e post', 'birth', 'born', 'fodd', 'full name', 'given name', 'family name', 'initials'],
  ['occurred', 'happened', 'committed at', 'committed on', 'time of day', 'time of incident', 'date of incident', 'klockslag'],
  ['incident at', 'incident on', 'incident time', 'incident date', 'incident hour', 'offence at', 'offence on', 'offence time'],
  ['offence date', 'crime at', 'crime time', 'crime date', 'brottstid', 'brottsdag', 'brottstidpunkt', 'intelligence', 'image'],
  ['photo', 'photograph', 'portrait', 'video', 'bild', 'foto', 'roster', 'rota', 'shift', 'skift', 'guard schedule'],
]
  .flat()
  .map((entry) => entry.split(' '));

/** A function's contact, such as an authority's switchboard, is published; the values name its kind and hold nothing. */
const ALLOWED = ['ContactKind.TELEPHONE', 'ContactKind.EMAIL'];

/** No name in the graph speaks of a person in an investigation or of what identifies anyone, nor does its Swedish term. */
export const personalData: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name: subgraph, document }) =>
    places(document)
      .filter(({ coordinate }) => !ALLOWED.includes(coordinate))
      .flatMap((place) => {
        const found = forbiddenIn(place.name) ?? forbiddenIn(swedishTerm(place));
        if (found === undefined) return [];
        const message = `"${found}" in ${subgraph} names what the hub never holds (GDPR art. 10, OSL 35:1)`;
        return [{ code: 'PERSONAL_DATA_NAME', coordinate: place.coordinate, message }];
      }),
  );

/** What a description begins with; the rest of it is free to say what is not held. A page's address is nobody's. */
function swedishTerm({ node }: Place): string {
  const [term = ''] = (('description' in node && node.description?.value) || '').split(/[.:]/);
  return term
    .replace(/webbadress/gi, 'webb')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

function forbiddenIn(name: string): string | undefined {
  const given = words(name);
  // Without what divides words, and digits for a second phone, nothing hides behind an odd way of writing it.
  const glued = name.toLowerCase().replace(/[^a-z]/g, '');
  return ANYWHERE.find((word) => glued.includes(word)) ?? WORDS.find((entry) => contains(given, entry))?.join(' ');
}

/** `caseNumber`, `CaseNumber`, `case_number` and `CASE_NUMBER` are all "case number". */
function words(name: string): string[] {
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return parts.map((part) => part.toLowerCase());
}

function contains(name: string[], entry: string[]): boolean {
  return name.some((_, start) => entry.every((word, index) => same(name[start + index], word)));
}

function same(given: string | undefined, word: string): boolean {
  return given !== undefined && [word, `${word}s`, `${word}es`, word.replace(/y$/, 'ies')].includes(given);
}
