import { randomUUID } from 'node:crypto';
import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactKind } from '../src/entities/contact.ts';
import { LiaisonFunction } from '../src/entities/liaison-function.ts';
import { definition } from '../src/schema.ts';
import { DISTRICT } from './fixtures.ts';

let police: TestSubgraph;
beforeAll(async () => {
  police = await openTestSubgraph(definition, ['seeds/amal', 'seeds/dals-ed', 'seeds/mellerud']);
});
afterAll(() => police.close());

const FUNCTION = `role english: role(language: EN) district { name } municipalities { code } contact { kind value } sources { title note }`;

describe('liaison functions', () => {
  it('are those that cover a municipality, as the sources tell', async () => {
    const { data, errors } = await police.entities(
      'Municipality',
      [{ code: '1492' }, { code: '1438' }, { code: '1461' }],
      `code policeLiaison { ${FUNCTION} }`,
    );
    expect(errors).toEqual([]);
    const [amal, dalsEd, mellerud] = data._entities;
    expect(amal.policeLiaison).toEqual([
      {
        role: 'Kommunpolis',
        english: 'Municipal liaison police officer',
        district: { name: 'Lokalpolisområde Östra Fyrbodal' },
        municipalities: [{ code: '1438' }, { code: '1492' }],
        contact: null,
        sources: [{ title: 'Samverkan för ökad trygghet', note: expect.stringContaining('Bengtsfors') }],
      },
    ]);
    expect(dalsEd.policeLiaison).toEqual(amal.policeLiaison);
    expect(mellerud.policeLiaison).toEqual([]);
  });

  it('are reached through the district', async () => {
    const { data, errors } = await police.ask(
      'query ($id: ID!) { policeDistrict(id: $id) { id name municipalities { code } liaisonFunctions { role } sources { quote } } }',
      { id: DISTRICT.toUpperCase() },
    );
    expect(errors).toEqual([]);
    expect(data.policeDistrict).toEqual({
      id: DISTRICT,
      name: 'Lokalpolisområde Östra Fyrbodal',
      municipalities: [{ code: '1438' }, { code: '1461' }, { code: '1492' }],
      liaisonFunctions: [{ role: 'Kommunpolis' }],
      sources: [{ quote: 'Jenny Wester, lokalpolisområdeschef för Östra Fyrbodal' }],
    });
  });

  it('are null for a district that is not', async () => {
    const { data, errors } = await police.ask(
      'query ($a: ID!) { a: policeDistrict(id: $a) { id } b: policeDistrict(id: "x") { id } }',
      {
        a: randomUUID(),
      },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: null, b: null });
  });

  it('are an organisation’s only where one is linked to it', async () => {
    const id = randomUUID();
    await police.database.source.manager.insert(LiaisonFunction, {
      id,
      role: { sv: 'Kontaktpolis handel' },
      districtId: null,
      organisation: 'amal-handel',
      municipalities: ['9001'],
      contact: [{ kind: ContactKind.TELEPHONE, value: '114 14' }],
      sources: [],
      seeded: null,
    });
    const { data, errors } = await police.entities(
      'Organisation',
      [{ slug: 'amal-handel' }, { slug: 'polisen' }],
      'slug liaison { id role english: role(language: EN) district { id } contact { kind value } }',
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      {
        slug: 'amal-handel',
        liaison: {
          id,
          role: 'Kontaktpolis handel',
          english: 'Kontaktpolis handel',
          district: null,
          contact: [{ kind: 'TELEPHONE', value: '114 14' }],
        },
      },
      { slug: 'polisen', liaison: null },
    ]);
  });

  it('take the same statements for one municipality and for a hundred', async () => {
    for (const size of [1, 100]) {
      const keys = [{ code: '1492' }, ...Array.from({ length: size - 1 }, (_, place) => ({ code: String(2000 + place) }))];
      police.statements();
      const { data, errors } = await police.entities(
        'Municipality',
        keys,
        'policeLiaison { district { liaisonFunctions { role } } }',
      );
      expect(errors).toEqual([]);
      expect(data._entities[0].policeLiaison).toHaveLength(1);
      expect(police.statements()).toHaveLength(3);
    }
  });
});
