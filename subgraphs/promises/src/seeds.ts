import { cited, factId, plant, type SeedFolder, type SeedPlan, type Topic } from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Municipality } from './entities/municipality.ts';

const municipalities = z.array(
  z.strictObject({ code: z.string().regex(/^\d{4}$/), name: z.string(), county: z.string().optional(), sources: cited }),
);
const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = { file: 'municipalities.yaml', schema: municipalities };

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  for (const fact of folder.facts(municipalitiesTopic) ?? []) {
    const { code, name, county = null } = fact;
    await plant(manager, Municipality, {
      id: factId('Municipality', code),
      code,
      name,
      county,
      sources: folder.sources(fact.sources),
    });
  }
}

export const seeds: SeedPlan = { topics: [municipalitiesTopic] as unknown as Topic<never>[], load };
