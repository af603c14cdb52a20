import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { type House, openHouse } from './house.ts';

const SHARED_PICTURE = readFileSync('schema/operations/shared-picture.graphql', 'utf8');

describe('the shared picture of Åmål', () => {
  let house: House;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  let amal: any;
  beforeAll(async () => {
    house = await openHouse();
    const { data, errors } = await house.ask(SHARED_PICTURE, { municipality: '1492' });
    expect(errors).toEqual([]);
    amal = data.municipality;
  }, 120_000);
  afterAll(() => house.close());

  it('shows the promise of 2023–2024 with the document’s three focus areas', () => {
    expect(amal.name).toBe('Åmål');
    expect(amal.currentPromise).toMatchObject({
      slug: 'amal-2023-2024',
      signedOn: '2022-12-14',
      period: { from: '2023-01-01', to: '2024-12-31' },
    });
    expect(amal.currentPromise.focusAreas.map((area: { number: number; title: string }) => [area.number, area.title])).toEqual([
      [1, 'Rikta åtgärder mot brottsaktiva'],
      [2, 'Rikta åtgärder mot ungdomar samt unga vuxna i riskzon för att bli brottsaktiva'],
      [3, 'Rikta åtgärder mot brott och otrygghet i det lokala näringslivet'],
    ]);
    expect(amal.currentPromise.focusAreas[0].definition).toMatch(/minst åtta misstankar i två kriminalärenden ELLER/);
    expect(amal.currentPromise.focusAreas[2].definition).toBeNull();
  });

  it('joins the parties’ names and kinds from the council', () => {
    expect(amal.currentPromise.parties).toEqual([
      { slug: 'polisen', name: expect.stringContaining('Polisen'), kind: 'AUTHORITY' },
      { slug: 'amals-kommun', name: 'Åmåls kommun', kind: 'MUNICIPALITY' },
    ]);
  });

  it('shows the council’s fourteen members, and the nine bodies present at the signing’s meeting', () => {
    expect(amal.safetyCouncil.members.totalCount).toBe(14);
    expect(amal.safetyCouncil.members.edges).toHaveLength(14);
    const [meeting, ...more] = amal.currentPromise.meetings;
    expect(more).toEqual([]);
    expect(meeting.heldOn).toBe('2022-12-14');
    const present = meeting.attendance
      .filter((one: { present: boolean }) => one.present)
      .map((one: { organisation: { name: string } }) => one.organisation.name);
    expect(present).toHaveLength(9);
    expect(present).toContain('Åmål Handel');
  });

  it('quotes both speakers, with what the document contradicts', () => {
    const speakers = amal.currentPromise.claims.map((claim: { speaker: { name: string } }) => claim.speaker.name);
    expect(new Set(speakers)).toEqual(new Set(['Peter Torstensson', 'Michael Karlsson']));
    const lov3 = amal.currentPromise.claims.find((claim: { text: string }) => claim.text.includes('LOV3'));
    expect(lov3.note).toMatch(/1980:578/);
  });

  it('gives the reported offences of two years', () => {
    const [series] = amal.reportedOffences;
    expect(series.points.map((point: { value: { value: number } }) => point.value.value)).toEqual([1035, 810]);
    expect(amal.policeLiaison).toEqual([{ role: expect.stringMatching(/kommunpolis/i) }]);
  });

  it('leaves null and empty what no source gives, and makes no zero of it', () => {
    const [first, , third] = amal.currentPromise.focusAreas;
    expect(first.measures).toEqual({ totalCount: 0, edges: [] });
    expect(first.decisions).toEqual([]);
    expect(first.businessSafety).toBeNull();
    expect(third.businessSafety).toEqual({ total: null });
    expect(first.statistics).toEqual([]);
  });

  it('holds 2019’s goal against its outcome', async () => {
    const { data } = await house.ask('{ citizenPromise(slug: "amal-2019") { focusAreas { goals { target outcome unit } } } }');
    expect(data.citizenPromise.focusAreas.flatMap((area: { goals: object[] }) => area.goals)).toContainEqual({
      target: 15,
      outcome: 14,
      unit: 'personer',
    });
  });

  it('answers what the README says to paste', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const [, block = ''] = /```graphql\n(query SharedPicture[\s\S]*?)```/.exec(readme) ?? [];
    expect(print(parse(block))).toBe(print(parse(SHARED_PICTURE)));
    const [, pasted = ''] = /curl .* -d '([^']+)'/.exec(readme) ?? [];
    const { data, errors } = await house.ask(JSON.parse(pasted).query);
    expect(errors).toEqual([]);
    expect(data.municipality.safetyCouncil.members.totalCount).toBe(14);
  });

  it.each(['2023-02-30', '19121212-1212'])(
    'refuses %s for a day before any owner is asked, and does not repeat it',
    async (day) => {
      const literal = await house.ask(`{ municipality(code: "1492") { currentPromise(on: "${day}") { slug } } }`);
      const variable = await house.ask('query ($on: Date) { municipality(code: "1492") { currentPromise(on: $on) { slug } } }', {
        on: day,
      });
      for (const answer of [literal, variable]) {
        expect(answer).toMatchObject({
          status: 400,
          data: null,
          errors: [{ message: expect.stringContaining('a day of the calendar') }],
        });
        expect(JSON.stringify(answer)).not.toContain(day);
      }
    },
  );

  it('refuses writes while nobody holds a grant', async () => {
    const { data, errors } = await house.ask(
      'mutation { recordFollowUp(input: { promise: "00000000-0000-4000-8000-000000000000", on: "2023-06-01", text: "x" }) { userErrors { code } } }',
    );
    expect(data).toEqual({ recordFollowUp: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }]);
  });
});
