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
    it.each([
      'personnummer',
      'personalIdentityNumber',
      'suspects',
      'offenderAge',
      'victimName',
      'licensePlate',
      'vehicles',
      'visitingAddress',
      'addresses',
      'contactTelephone',
      'phoneNumber',
      'email',
      'eMail',
      'caseNumber',
      'birthDate',
      'guardRoster',
      'cameraImage',
    ])('%s', (name) => {
      expect(found(`"Typ" type Row { "Fält" ${name}: String }`)).toEqual([`PERSONAL_DATA_NAME Row.${name}`]);
    });

    it('looks at types, arguments, input fields and enum values too', () => {
      const sdl = `"Typ" type Suspect { "Fält" name("Adress" address: String): String }
        "Indata" input RowInput { "Fält" caseId: String } "Slag" enum RowKind { "Fordon" STOLEN_VEHICLE }`;
      expect(found(sdl)).toEqual([
        'PERSONAL_DATA_NAME Suspect',
        'PERSONAL_DATA_NAME Suspect.name(address:)',
        'PERSONAL_DATA_NAME RowInput.caseId',
        'PERSONAL_DATA_NAME RowKind.STOLEN_VEHICLE',
      ]);
    });

    it.each(['showcase', 'template', 'purchase', 'reportedOffences', 'businessesTakingPart'])('whole words only: %s', (name) => {
      expect(found(`"Typ" type Row { "Fält" ${name}: String }`)).toEqual([]);
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
