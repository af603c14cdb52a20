import { describe, expect, it } from '@jest/globals';
import { lint } from '../src/lint.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])';

const GOOD = `${LINK}
type Query {
  "Kommun, null där den inte finns" municipality("SCB:s kommunkod" code: ID!): Municipality
  "Åtgärder" measures("Högst 100" first: Int = 20, "Sidmarkör" after: String): MeasureConnection
}
"Kommun" type Municipality @key(fields: "code") { "SCB:s kommunkod" code: ID! "Namn" name: String }
"En sida åtgärder" type MeasureConnection { "Antal" totalCount: Int! }
"Period, båda dagarna inräknade" type Period { "Första dagen" from: String! }
"Sätt att nå en funktion" enum ContactKind { "Telefon" TELEPHONE "E-post" EMAIL }
"Ny åtgärd" input ProposeMeasureInput { "Rubrik" title: String! }
"Svar" type ProposeMeasurePayload { "Åtgärden" measure: String "Fel" userErrors: [String!]! }
`;

const NEIGHBOUR = `${LINK}
type Query { "Råd" council: String }
"Kommun" type Municipality @key(fields: "code") { "SCB:s kommunkod" code: ID! "Råd" council: String }
"Period, båda dagarna inräknade" type Period { "Första dagen" from: String! }
"Källa" type Source { "Titel" title: String! }
`;

/** The codes and coordinates that a subgraph's additions to the good one give, beside a good neighbour. */
function found(addition: string, good = GOOD): string[] {
  const subgraphs = [
    { name: 'council', url: 'http://localhost', sdl: NEIGHBOUR },
    { name: 'police', url: 'http://localhost', sdl: `${good}${addition}` },
  ];
  return lint(subgraphs).map(({ code, coordinate }) => `${code} ${coordinate}`);
}

/** The good SDL with one of its texts replaced. */
function changed(from: string, to: string): string {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
}

describe('the lint', () => {
  it('finds nothing in a good graph', () => {
    expect(found('extend type Query { "Löfte" promise: String }')).toEqual([]);
  });

  describe('DESCRIPTION_MISSING', () => {
    it.each([
      ['a type', 'type Goal { "Text" text: String }', 'Goal'],
      ['a field', '"Mål" type Goal { text: String }', 'Goal.text'],
      ['an argument', '"Mål" type Goal { "Text" text(language: String): String }', 'Goal.text(language:)'],
      ['an input field', '"Mål" input GoalInput { text: String }', 'GoalInput.text'],
      ['an enum value', '"Slag" enum GoalKind { AT_MOST }', 'GoalKind.AT_MOST'],
      ['a blank description', '" " scalar Percent', 'Percent'],
    ])('%s', (_, sdl, coordinate) => {
      expect(found(sdl)).toEqual([`DESCRIPTION_MISSING ${coordinate}`]);
    });

    it('leaves federation its own definitions', () => {
      expect(found('scalar federation__Scope scalar _Any directive @key(fields: String!) on OBJECT')).toEqual([]);
    });
  });

  describe('PERSONAL_DATA_NAME', () => {
    /** By what the hub never holds: names that would hold it. */
    it.each(
      Object.entries({
        'an identity number':
          'personnummer personNummer personnr2 personalIdentityNumber identities samordningsnummer ssn userSSN pnr idNumber nationalId',
        'a suspect':
          'suspects suspectName misstankt misstankta offenderAge perpetrator garningsman GARNINGSMAN accused convicted',
        'a victim': 'victimName brottsoffer malsagande malsaganden plaintiff injuredParty witnesses vittnen',
        'a reporter': 'reporter reporterName anmalare uppgiftslamnare informant tipsters complainant',
        'a case': 'caseNumber casenumber cases case_number arende arendenummer brottsanmalan forundersokning dossier suspicion',
        'a vehicle':
          'licensePlate licencePlates numberplate registreringsnummer regNr regnr registrationNumber vehicles stolenvehicle fordonet vin',
        'an address':
          'visitingAddress addresses streetaddress adress besoksadress gatunamn street postcode postalCode postnummer',
        'a place on the map': 'latitude lat longitud coordinates koordinater gpsTrack geolocation',
        'the time of an incident':
          'occurredAt happenedOn incidentAt incidentTime timeOfIncident offenceDate crimeTime brottstidpunkt klockslag',
        intelligence: 'intelligence underrattelse spaningsuppgift surveillance signalement fingerprints',
        'a camera': 'cameraImage kamera cctvFootage photos bild video',
        'a roster': 'guardRoster roster dutyroster vaktschema skift shifts tjanstgoring',
        'a telephone': 'contactTelephone telefon telefonnummer phoneNumber phone1 mobile mobilnummer tel',
        'e-mail': 'email eMail emails epost ePost mejladress',
        'a name, a birth': 'firstName surname fornamn fullName initials birthDate dateOfBirth fodelsedatum fodd born',
      }).flatMap(([what, names]) => names.split(' ').map((name) => [what, name])),
    )('%s: %s', (_, name) => {
      expect(found(`"Typ" input RowInput { "Fält" ${name}: String }`)).toContain(`PERSONAL_DATA_NAME RowInput.${name}`);
    });

    it('looks at types, arguments, input fields and enum values too', () => {
      const sdl = `"Typ" type Suspect { "Fält" name("Ort" address: String): String }
        "Indata" input RowInput { "Fält" caseId: String } "Slag" enum RowKind { "Stulen" STOLEN_VEHICLE }`;
      expect(found(sdl)).toEqual([
        'PERSONAL_DATA_NAME Suspect',
        'PERSONAL_DATA_NAME Suspect.name(address:)',
        'PERSONAL_DATA_NAME RowInput.caseId',
        'PERSONAL_DATA_NAME RowKind.STOLEN_VEHICLE',
      ]);
    });

    it.each(['Målsägande. Who was harmed', 'Gärningsmän: who did it', 'Bilens registreringsnummer', 'Personnummer'])(
      'is not hidden behind another name: %s',
      (description) => {
        expect(found(`"Typ" type Row { "${description}" extra: String }`)).toEqual(['PERSONAL_DATA_NAME Row.extra']);
      },
    );

    it.each([
      ...[
        'showcase',
        'template',
        'purchase',
        'reportedOffences',
        'businessesTakingPart',
        'createPost',
        'platform',
        'translation',
      ],
      ...['incidents', 'plannedFor', 'heldOn', 'visibleFrom', 'updatedAt', 'coordinator', 'casualties', 'relations', 'signedOn'],
    ])('takes %s for what it is', (name) => {
      expect(found(`"Typ" type Row { "Webbadress. Its address; never a person’s telephone" ${name}: String }`)).toEqual([]);
    });
  });

  describe('NAME_STYLE', () => {
    it.each([
      ['"Typ" type row_type { "Fält" name: String }', 'row_type'],
      ['"Typ" type Row { "Fält" Name: String }', 'Row.Name'],
      ['"Typ" type Row { "Fält" name("Språk" Lang: String): String }', 'Row.name(Lang:)'],
      ['"Slag" enum RowKind { "Öppen" open }', 'RowKind.open'],
      ['"Indata" input Row { "Fält" name: String }', 'Row'],
    ])('%s', (sdl, coordinate) => {
      expect(found(sdl)).toEqual([`NAME_STYLE ${coordinate}`]);
    });
  });

  describe('SHARED_TYPE_DIFFERS', () => {
    it.each([
      ['another description', changed('Period, båda dagarna inräknade', 'Period')],
      ['another field', changed('from: String!', 'from: String! "Sista dagen" to: String!')],
    ])('%s', (_, sdl) => {
      expect(found('', sdl)).toEqual(['SHARED_TYPE_DIFFERS Period']);
    });

    it('refuses arguments on a shared type', () => {
      const sdl = '"Källa" type Source { "Titel" title("Språk" language: String): String! }';
      expect(found(sdl)).toContain('SHARED_TYPE_ARGUMENT Source.title(language:)');
    });
  });

  it('TYPE_WITHOUT_ONE_OWNER', () => {
    expect(found('', changed(' @key(fields: "code")', ''))).toContain('TYPE_WITHOUT_ONE_OWNER Municipality');
  });

  describe('MUST_BE_NULLABLE', () => {
    it.each([
      ['a root field', changed('code: ID!): Municipality', 'code: ID!): Municipality!'), 'Query.municipality'],
      ["a payload's field", changed('measure: String', 'measure: String!'), 'ProposeMeasurePayload.measure'],
      ['a borrowed field', changed('name: String }', 'name: String! }'), 'Municipality.name'],
      [
        'a scoped field',
        `${GOOD} "Möte" type Meeting { "Anteckning" notes: String! @requiresScopes(scopes: [["council:read"]]) }`,
        'Meeting.notes',
      ],
    ])('%s', (_, sdl, coordinate) => {
      expect(found('', sdl)).toEqual([`MUST_BE_NULLABLE ${coordinate}`]);
    });
  });

  describe('bounded lists', () => {
    it.each(['Int', 'Int = 50', 'Int! = 20'])('FIRST_NOT_BOUNDED: first: %s', (type) => {
      expect(found('', changed('first: Int = 20', `first: ${type}`))).toEqual(['FIRST_NOT_BOUNDED Query.measures(first:)']);
    });

    it('CONNECTION_WITHOUT_PAGING', () => {
      expect(found('"Typ" type Row { "Fält" all: MeasureConnection }')).toContain('CONNECTION_WITHOUT_PAGING Row.all');
    });
  });
});
