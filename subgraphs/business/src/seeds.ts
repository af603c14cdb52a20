import {
  cited,
  factId,
  focusAreaId,
  type Mention,
  period,
  plant,
  plantForeign,
  type SeedFolder,
  type SeedPlan,
  type Topic,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { BusinessProfile } from './entities/business-profile.ts';
import { FocusArea } from './entities/focus-area.ts';
import { ELSEWHERE, GuardArea } from './entities/guard-area.ts';
import { Municipality } from './entities/municipality.ts';

const code = z.string().regex(/^\d{4}$/, { error: 'four digits, quoted' });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case letters, digits and single hyphens' });

const business = z.strictObject({
  focusAreas: z.array(z.string().regex(/^[a-z0-9-]+\/\d+$/, { error: '<promise slug>/<number>' })),
  profiles: z.array(
    z.strictObject({
      organisation: slug,
      sector: z.string().optional(),
      membersRepresented: z.int().min(0).optional(),
      sources: cited,
    }),
  ),
  guardAreas: z.array(
    z.strictObject({
      key: slug,
      municipality: code,
      name: z
        .string()
        .min(1)
        .max(200)
        .refine((name) => name !== ELSEWHERE, { error: `${ELSEWHERE} is the rest of the municipality` }),
      permit: period.optional(),
      sources: cited,
    }),
  ),
});
type BusinessFacts = z.infer<typeof business>;

const mention =
  (kind: Mention['kind']) =>
  (name: string): Mention => ({ kind, name });

const businessTopic: Topic<BusinessFacts> = {
  file: 'business.yaml',
  schema: business,
  mentions: ({ focusAreas, profiles, guardAreas }) => [
    ...focusAreas.map(mention('focusArea')),
    ...profiles.map(({ organisation }) => organisation).map(mention('organisation')),
    ...guardAreas.map(({ municipality }) => municipality).map(mention('municipality')),
  ],
};

/** Of the promises' topics, what business needs of them; their owner checks the rest. */
const municipalities = z.array(z.object({ code }));
const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = { file: 'municipalities.yaml', schema: municipalities };
const promises = z.array(z.object({ slug, municipalities: z.array(code).min(1) }));
const promisesTopic: Topic<z.infer<typeof promises>> = { file: 'promises.yaml', schema: promises };

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const known = (folder.facts(municipalitiesTopic) ?? []).map((fact) => ({ code: fact.code }));
  if (known.length > 0) await manager.createQueryBuilder().insert().into(Municipality).values(known).orIgnore().execute();

  const { focusAreas, profiles, guardAreas } = folder.facts(businessTopic) ?? { focusAreas: [], profiles: [], guardAreas: [] };
  for (const name of focusAreas) {
    const promise = folder.facts(promisesTopic)?.find((fact) => name.startsWith(`${fact.slug}/`));
    if (!promise) continue;
    const id = focusAreaId(name);
    await plantForeign(manager, 'FocusArea', id, promise.municipalities);
    await manager.upsert(
      FocusArea,
      { id, municipalities: promise.municipalities },
      { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true },
    );
  }
  for (const { organisation, sector = null, membersRepresented: members = null, sources } of profiles) {
    const id = factId('BusinessProfile', organisation);
    const row = { id, organisation, sector, members, sources: folder.sources(sources) };
    await plant(manager, BusinessProfile, row as BusinessProfile);
  }
  for (const { key, municipality, name, permit = null, sources } of guardAreas) {
    const id = factId('GuardArea', municipality, key);
    const row = { id, municipalityCode: municipality, name, permit, sources: folder.sources(sources) };
    await plant(manager, GuardArea, row as GuardArea);
  }
}

export const seeds: SeedPlan = {
  topics: [businessTopic, municipalitiesTopic, promisesTopic] as unknown as Topic<never>[],
  load,
};
