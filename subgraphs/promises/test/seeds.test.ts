import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openTestSubgraph(definition, ['seeds/amal', 'seeds/mellerud', 'seeds/dals-ed']);
});
afterAll(() => promises.close());

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await promises.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}
const promise = async (slug: string, fields: string) =>
  (await ask(`query ($slug: String!) { citizenPromise(slug: $slug) { ${fields} } }`, { slug })).citizenPromise;

describe('Åmål', () => {
  it('has the three focus areas in the document’s own words', async () => {
    const { focusAreas } = await promise('amal-2023-2024', 'focusAreas { number title definition }');
    expect(focusAreas).toEqual([
      {
        number: 1,
        title: 'Rikta åtgärder mot brottsaktiva',
        definition:
          'Polisen och kommunen ska gemensamt rikta åtgärder mot brottsaktiva. Som brottsaktiv definieras den som förekommer med minst åtta misstankar i två kriminalärenden ELLER som utifrån en samlad bedömning med grund i underrättelseinformation, tidigare brottsbelastning i närtid eller liknande kan definieras som brottsaktiv.',
      },
      {
        number: 2,
        title: 'Rikta åtgärder mot ungdomar samt unga vuxna i riskzon för att bli brottsaktiva',
        definition:
          'Polisen och kommunen ska gemensamt rikta åtgärder mot ungdomar som utifrån en samlad bedömning med grund i underrättelseinformation, tidigare brottsbelastning i närtid, orosanmälningar till socialtjänst eller liknande i riskzon för att bli brottsaktiva.',
      },
      { number: 3, title: 'Rikta åtgärder mot brott och otrygghet i det lokala näringslivet', definition: null },
    ]);
  });

  it('gives a text in English where there is one, else in Swedish', async () => {
    const { focusAreas } = await promise(
      'amal-2023-2024',
      'focusAreas { title(language: EN) commitments { text(language: EN) } }',
    );
    expect(focusAreas[0].title).toBe('Direct measures at persons active in crime');
    expect(focusAreas[1].commitments[0].text).toMatch(/^Polisen och kommunen ska gemensamt/);
  });

  it('names those who were present, with their offices and what the sources disagree on', async () => {
    const { attendees, signedOn, period, parties, sources } = await promise(
      'amal-2023-2024',
      'signedOn period { from to } parties { slug } sources { note } attendees { name role organisation { slug } sources { note } }',
    );
    expect({ signedOn, period }).toEqual({ signedOn: '2022-12-14', period: { from: '2023-01-01', to: '2024-12-31' } });
    expect(parties).toEqual([{ slug: 'polisen' }, { slug: 'amals-kommun' }]);
    expect(attendees.map((one: Record<string, unknown>) => `${one['name']}, ${one['role']}`)).toEqual([
      'Jenny Wester, lokalpolisområdeschef',
      'Peter Torstensson, kommunpolis',
      'Fredrik Forsberg, polisgruppchef, Stöd och service',
      'Michael Karlsson, kommunalråd',
      'Daniel Andersson, säkerhetssamordnare',
      'Kristoffer Ljung, näringslivs- och kommunikationschef',
    ]);
    expect(attendees[3].sources[0].note).toContain('(M) en gång');
    expect(sources.some(({ note }: { note: string | null }) => note?.includes('Sidan har meningen under område 3'))).toBe(true);
  });

  it('follows the line of predecessors back to 2018, and forward again', async () => {
    const line = [];
    for (let slug: string | undefined = 'amal-2023-2024'; slug !== undefined; slug = line.at(-1)?.predecessor?.slug)
      line.push(await promise(slug, 'slug predecessor { slug } successor { slug } state'));
    expect(line.map((one) => one.slug)).toEqual(['amal-2023-2024', 'amal-2021-2022', 'amal-2020', 'amal-2019', 'amal-2018']);
    expect(line.map((one) => one.successor?.slug)).toEqual([
      undefined,
      'amal-2023-2024',
      'amal-2021-2022',
      'amal-2020',
      'amal-2019',
    ]);
    expect(line.map((one) => one.state)).toEqual(['EXPIRED', 'SUPERSEDED', 'SUPERSEDED', 'SUPERSEDED', 'SUPERSEDED']);
  });

  it('tells what came, went and stayed since the promise before', async () => {
    const fields = 'changesFromPredecessor { added { number } removed { title } kept { title } }';
    expect((await promise('amal-2023-2024', fields)).changesFromPredecessor).toEqual({
      added: [{ number: 1 }, { number: 2 }],
      removed: [{ title: 'Narkotika' }],
      kept: [{ title: 'Rikta åtgärder mot brott och otrygghet i det lokala näringslivet' }],
    });
    expect((await promise('amal-2018', fields)).changesFromPredecessor).toBeNull();
  });

  it('holds the outcome of 2019 against its goal, and leaves the assessment to the parties', async () => {
    const { focusAreas } = await promise(
      'amal-2019',
      'focusAreas { goals { kind target unit outcome baseline assessment assessedOn } }',
    );
    expect(focusAreas).toEqual([
      {
        goals: [
          {
            kind: 'AT_LEAST',
            target: 15,
            unit: 'personer',
            outcome: 14,
            baseline: null,
            assessment: 'NOT_ASSESSED',
            assessedOn: null,
          },
        ],
      },
    ]);
  });

  it('keeps a baseline whose figure no source gives as its period alone', async () => {
    const { focusAreas } = await promise('amal-2018', 'focusAreas { goals { kind baseline baselinePeriod { from to } } }');
    expect(focusAreas[1].goals).toEqual([
      { kind: 'NOT_ABOVE_BASELINE', baseline: null, baselinePeriod: { from: '2017-01-01', to: '2017-12-31' } },
    ]);
  });

  it('leaves open what no source tells', async () => {
    const promise2020 = await promise(
      'amal-2020',
      'situation attendees { name } followUps { id } focusAreas { definition goals { id } commitments { id } measures { totalCount } progress { measures percent } }',
    );
    expect(promise2020).toMatchObject({ situation: null, attendees: [], followUps: [] });
    for (const area of promise2020.focusAreas) {
      const progress = { measures: 0, percent: null };
      expect(area).toEqual({ definition: null, goals: [], commitments: [], measures: { totalCount: 0 }, progress });
    }
  });

  it.each([
    ['2023-01-01', 'amal-2023-2024'],
    ['2023-06-01', 'amal-2023-2024'],
    ['2024-12-31', 'amal-2023-2024'],
    ['2022-12-31', 'amal-2021-2022'],
    ['2020-02-29', 'amal-2020'],
    ['2018-01-01', 'amal-2018'],
    ['2017-12-31', undefined],
    ['2025-01-01', undefined],
    [null, undefined],
  ])('gives the promise that holds on %s: %s', async (on, slug) => {
    const { municipality } = await ask('query ($on: Date) { municipality(code: "1492") { currentPromise(on: $on) { slug } } }', {
      on,
    });
    expect(municipality.currentPromise?.slug).toBe(slug);
  });

  it('cites each area with the page’s title, address and words', async () => {
    const { focusAreas } = await promise('amal-2023-2024', 'focusAreas { sources { title url quote } }');
    for (const { sources } of focusAreas) {
      expect(sources[0].title).toContain('fokusområden');
      expect(sources[0].url).toMatch(/^https:/);
      expect(sources[0].quote).toMatch(/\S/);
    }
  });
});

describe('Mellerud and Dals-Ed', () => {
  it('load beside Åmål without a line of code', async () => {
    expect((await ask('{ municipalities { code name promises { slug } } }')).municipalities).toEqual([
      { code: '1438', name: 'Dals-Ed', promises: [{ slug: 'dals-ed-2021' }] },
      { code: '1461', name: 'Mellerud', promises: [{ slug: 'mellerud-2022' }] },
      {
        code: '1492',
        name: 'Åmål',
        promises: ['amal-2023-2024', 'amal-2021-2022', 'amal-2020', 'amal-2019', 'amal-2018'].map((slug) => ({ slug })),
      },
    ]);
  });

  it('tells four commitments of the police alone from five of both parties', async () => {
    const { focusAreas } = await promise('dals-ed-2021', 'focusAreas { commitments { text by { slug } } }');
    const by = focusAreas[0].commitments.map((one: { by: { slug: string }[] }) => one.by.map(({ slug }) => slug).join(' + '));
    expect(by).toEqual([...Array(4).fill('polisen'), ...Array(5).fill('polisen + dals-eds-kommun')]);
    expect(focusAreas[0].commitments[3].text).toContain('4 av 4');
  });

  it('holds Mellerud’s three areas under its own parties', async () => {
    expect(await promise('mellerud-2022', 'parties { slug } municipalities { code } signedOn focusAreas { title }')).toEqual({
      parties: [{ slug: 'polisen' }, { slug: 'melleruds-kommun' }],
      municipalities: [{ code: '1461' }],
      signedOn: null,
      focusAreas: [
        { title: 'Trygghet genom att följa den lokala lägesbilden' },
        { title: 'Trafiksäkerhet' },
        { title: 'Brott på väg' },
      ],
    });
  });

  it('lists each municipality’s promises apart', async () => {
    const { citizenPromises } = await ask(
      '{ citizenPromises(filter: { municipality: "1461" }) { totalCount edges { node { slug } } } }',
    );
    expect(citizenPromises).toEqual({ totalCount: 1, edges: [{ node: { slug: 'mellerud-2022' } }] });
  });
});
