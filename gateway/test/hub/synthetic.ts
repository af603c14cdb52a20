import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const sources = [{ source: 'synthetic' }];
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
const day = (place: number) =>
  `2023-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + Math.floor(place / 12)).padStart(2, '0')}`;

/**
 * Writes the seeds of an invented municipality: a promise of 2023 with `size` of everything that the shared picture shows.
 *
 * @param code - 9xxx: no real municipality's
 */
export async function writeSynthetic(seeds: string, code: string, size: number): Promise<void> {
  const slug = `synthetic-${code}`;
  const bodies = upTo(size).map((place) => `${slug}-body-${place}`);
  const topics = {
    sources: { synthetic: { title: 'SYNTHETIC' } },
    municipalities: [{ code, name: `SYNTHETIC ${code}`, sources }],
    organisations: bodies.map((body) => ({ slug: body, name: `SYNTHETIC ${body}`, kind: 'OTHER', sources })),
    promises: [
      {
        slug: `${slug}-before`,
        title: { sv: 'SYNTHETIC' },
        stage: 'SIGNED',
        municipalities: [code],
        parties: bodies,
        sources,
        focusAreas: focusAreas(size, bodies),
      },
      {
        slug,
        title: { sv: 'SYNTHETIC' },
        stage: 'SIGNED',
        period: { from: '2023-01-01', to: '2023-12-31' },
        municipalities: [code],
        parties: bodies,
        predecessor: `${slug}-before`,
        sources,
        focusAreas: focusAreas(size, bodies),
      },
    ],
    council: [
      {
        key: 'council',
        name: 'SYNTHETIC',
        municipality: code,
        members: bodies.map((organisation) => ({ organisation, sources })),
        sources,
        meetings: upTo(size).map((place) => ({
          key: String(place),
          heldOn: day(place),
          attendance: bodies.map((organisation) => ({ organisation, present: true })),
          promise: slug,
          decisions: [{ key: 'decision', text: { sv: 'SYNTHETIC' }, concerns: [{ focusArea: `${slug}/${place}` }], sources }],
          sources,
        })),
      },
    ],
    police: {
      districts: [],
      liaison: upTo(size).map((place) => ({
        key: `${slug}-${place}`,
        role: { sv: 'SYNTHETIC' },
        municipalities: [code],
        sources,
      })),
    },
    statistics: {
      series: upTo(size).map((place) => ({
        key: String(place),
        title: { sv: 'SYNTHETIC' },
        kind: 'REPORTED_OFFENCES',
        municipality: code,
        unit: 'SYNTHETIC',
        focusAreas: [`${slug}/${place}`],
        points: upTo(size).map((point) => ({ period: { from: day(point), to: day(point) }, value: point, sources })),
        sources,
      })),
    },
    claims: upTo(size).map((place) => ({
      key: String(place),
      promise: slug,
      text: 'SYNTHETIC',
      speaker: { name: 'SYNTHETIC' },
      source: sources[0],
    })),
    business: { focusAreas: upTo(size).map((place) => `${slug}/${place}`), profiles: [], guardAreas: [] },
  };
  const folder = join(seeds, slug);
  await mkdir(folder, { recursive: true });
  // JSON is YAML.
  for (const [topic, facts] of Object.entries(topics)) await writeFile(join(folder, `${topic}.yaml`), JSON.stringify(facts));
}

function focusAreas(size: number, by: string[]): object[] {
  return upTo(size).map((number) => ({
    number,
    title: { sv: `SYNTHETIC ${number}` },
    commitments: [{ text: { sv: 'SYNTHETIC' }, by, sources }],
    goals: upTo(size).map(() => ({ text: { sv: 'SYNTHETIC' }, kind: 'QUALITATIVE', assessment: 'NOT_ASSESSED', sources })),
    sources,
  }));
}
