import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeeds } from '@hub/kernel';
import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';

/** An invented municipality, 9901: Åmål's document tells of no duties and of no attendance that was not recorded. */
const folder = mkdtempSync(join(tmpdir(), 'council-seeds-'));
const SOURCES = 'sources: [{ source: invented }]';
const COUNCIL = `
- key: radet
  name: Rådet
  municipality: '9901'
  members: [{ organisation: foreningen, since: '2020-01-01', ${SOURCES} }]
  meetings:
    - key: ett
      attendance: [{ organisation: foreningen }]
      decisions:
        - { key: a, text: { sv: Beslut, en: Decision }, concerns: [{ focusArea: invented-2024/1 }, { promise: invented-2024 }], ${SOURCES} }
      ${SOURCES}
  statutoryDuties:
    - { key: a, duty: Lägesbild, basis: '1 §', lastDoneOn: '2019-01-01', nextDueOn: '2021-01-01', ${SOURCES} }
    - { key: b, duty: Åtgärdsplan, basis: '2 §', nextDueOn: '2999-01-01', ${SOURCES} }
    - { key: c, duty: Överenskommelse, basis: '3 §', ${SOURCES} }
  ${SOURCES}
`;
const files = {
  'sources.yaml': 'invented: { title: Påhittad }\n',
  'organisations.yaml': `- { slug: foreningen, name: Föreningen, kind: CIVIL_SOCIETY, ${SOURCES} }\n`,
  'promises.yaml': `- { slug: invented-2024, municipalities: ['9901'], focusAreas: [{ number: 1 }] }\n`,
  'council.yaml': COUNCIL,
};
const put = (file: string, text: string) => writeFileSync(join(folder, file), text);

let council: TestSubgraph;
beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) put(file, text);
  council = await openTestSubgraph(definition, [folder]);
});
afterAll(async () => {
  await council.close();
  rmSync(folder, { recursive: true });
});

it('is overdue once its day has passed, and unknown where no day is given', async () => {
  const selection = 'safetyCouncil { statutoryDuties { duty basis lastDoneOn nextDueOn overdue } }';
  const { data, errors } = await council.entities('Municipality', [{ code: '9901' }], selection);
  expect(errors).toEqual([]);
  expect(data._entities[0].safetyCouncil.statutoryDuties).toEqual([
    { duty: 'Lägesbild', basis: '1 §', lastDoneOn: '2019-01-01', nextDueOn: '2021-01-01', overdue: true },
    { duty: 'Åtgärdsplan', basis: '2 §', lastDoneOn: null, nextDueOn: '2999-01-01', overdue: false },
    { duty: 'Överenskommelse', basis: '3 §', lastDoneOn: null, nextDueOn: null, overdue: null },
  ]);
});

it('reads a meeting without a day, attendance that nobody recorded, and a decision in two languages', async () => {
  const selection = `safetyCouncil { meetings { edges { node { heldOn attendance { present organisation { slug } }
    decisions { text(language: EN) decidedOn concerns { __typename } } } } } }`;
  const { data } = await council.entities('Municipality', [{ code: '9901' }], selection);
  expect(data._entities[0].safetyCouncil.meetings.edges[0].node).toEqual({
    heldOn: null,
    attendance: [{ present: null, organisation: { slug: 'foreningen' } }],
    decisions: [{ text: 'Decision', decidedOn: null, concerns: [{ __typename: 'FocusArea' }, { __typename: 'CitizenPromise' }] }],
  });
});

it('takes a changed fact when its file changes, and nothing of a file with a fault', async () => {
  put('council.yaml', COUNCIL.replace('name: Rådet', 'name: Nya rådet'));
  await loadSeeds(definition, council.database, [folder]);
  const name = async () => {
    const { data } = await council.entities('Municipality', [{ code: '9901' }], 'safetyCouncil { name }');
    return data._entities[0].safetyCouncil.name;
  };
  expect(await name()).toBe('Nya rådet');
  put('council.yaml', COUNCIL.replace("since: '2020-01-01'", "since: '2020-01-01', until: '2019-01-01'").replace('Rådet', 'Fel'));
  await expect(loadSeeds(definition, council.database, [folder])).rejects.toThrow(
    /council\.yaml:5 0\.members\.0: since is after until/,
  );
  expect(await name()).toBe('Nya rådet');
  const attending = 'attendance: [{ organisation: foreningen }';
  put('council.yaml', COUNCIL.replace(attending, `${attending}, { organisation: foreningen }`));
  await expect(loadSeeds(definition, council.database, [folder])).rejects.toThrow(
    /council\.yaml:8 0\.meetings\.0\.attendance\.1: foreningen stands twice/,
  );
});
