import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { factId, type Guard } from './facts.ts';
import { type Mention, plantForeign, type SeedFolder, type Topic } from './seeds.ts';
import { Visibility } from './values.ts';

/** Pieces that the topics' schemas share, and the one file that every subgraph reads something of. */

export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case letters, digits and single hyphens' });
export const municipalityCode = z.string().regex(/^\d{4}$/, { error: 'four digits, quoted' });
export const focusAreaName = z.string().regex(/^[a-z0-9-]+\/\d+$/, { error: '<promise slug>/<number>' });

export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Who reads a seeded fact: everybody, unless it is an invented municipality's. A real one's seeds are published. */
export const readers = { visibility: z.enum(Visibility).default(Visibility.PUBLIC), visibleFrom: moment.optional() };
type Readers = { visibility: Visibility; visibleFrom?: Date | undefined };

/** A seeded row's columns for its readers, in the order that its hash has them. */
export function guardFor({ visibility, visibleFrom }: Readers, municipalities: string[]): Omit<Guard, 'sector'> {
  return { visibility, visibleFrom: visibleFrom ?? null, municipalities };
}

/** Names as mentions of a kind; what is not given is no mention. */
export function mention(kind: Mention['kind'], names: readonly (string | undefined)[]): Mention[] {
  return names.filter((name) => name !== undefined).map((name) => ({ kind, name }));
}

const published = z.array(
  z.looseObject({
    slug,
    municipalities: z.array(municipalityCode),
    focusAreas: z.array(z.looseObject({ number: z.int() })).default([]),
    ...readers,
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
  for (const { slug: name, municipalities, focusAreas, visibility, visibleFrom } of facts) {
    if (visibility !== Visibility.PUBLIC || visibleFrom !== undefined) continue; // hidden until its owner tells whom it is for
    await plantForeign(manager, 'CitizenPromise', factId('CitizenPromise', name), municipalities);
    for (const { number } of focusAreas)
      await plantForeign(manager, 'FocusArea', factId('FocusArea', name, number), municipalities);
  }
  return new Map(facts.map((fact) => [fact.slug, fact.municipalities]));
}
