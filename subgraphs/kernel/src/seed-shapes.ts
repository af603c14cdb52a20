import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { factId } from './facts.ts';
import { type Mention, plantForeign, type SeedFolder, type Topic } from './seeds.ts';

/** Pieces that the topics' schemas share, and the one file that every subgraph reads something of. */

export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case letters, digits and single hyphens' });
export const municipalityCode = z.string().regex(/^\d{4}$/, { error: 'four digits, quoted' });
export const focusAreaName = z.string().regex(/^[a-z0-9-]+\/\d+$/, { error: '<promise slug>/<number>' });

/** Names as mentions of a kind; what is not given is no mention. */
export function mention(kind: Mention['kind'], names: readonly (string | undefined)[]): Mention[] {
  return names.filter((name) => name !== undefined).map((name) => ({ kind, name }));
}

const published = z.array(
  z.looseObject({
    slug,
    municipalities: z.array(municipalityCode),
    focusAreas: z.array(z.looseObject({ number: z.int() })).default([]),
  }),
);

/** The promises' file, read for whose its promises are and that they are public; their owner checks the rest. */
export const publishedTopic: Topic<z.infer<typeof published>> = { file: 'promises.yaml', schema: published };

/**
 * Makes the folder's promises and focus areas known as public, before their owner is up to be asked.
 *
 * @returns each promise's municipalities, by its slug
 */
export async function plantPublished(manager: EntityManager, folder: SeedFolder): Promise<Map<string, string[]>> {
  const facts = folder.facts(publishedTopic) ?? [];
  for (const { slug: name, municipalities, focusAreas } of facts) {
    await plantForeign(manager, 'CitizenPromise', factId('CitizenPromise', name), municipalities);
    for (const { number } of focusAreas)
      await plantForeign(manager, 'FocusArea', factId('FocusArea', name, number), municipalities);
  }
  return new Map(facts.map((fact) => [fact.slug, fact.municipalities]));
}
