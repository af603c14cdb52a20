import { factId, focusAreaId, plant, plantPublished, publishedTopic, type SeedFolder, type SeedPlan } from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { BusinessProfile } from './entities/business-profile.ts';
import { FocusArea } from './entities/focus-area.ts';
import { GuardArea } from './entities/guard-area.ts';
import { Municipality } from './entities/municipality.ts';
import { businessTopic, municipalitiesTopic } from './inputs/seed-topics.ts';

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const known = (folder.facts(municipalitiesTopic) ?? []).map((fact) => ({ code: fact.code }));
  if (known.length > 0) await manager.createQueryBuilder().insert().into(Municipality).values(known).orIgnore().execute();

  const { focusAreas, profiles, guardAreas } = folder.facts(businessTopic) ?? { focusAreas: [], profiles: [], guardAreas: [] };
  const owners = await plantPublished(manager, folder);
  for (const name of focusAreas) {
    const municipalities = owners.get(name.split('/')[0] ?? '');
    if (!municipalities) continue; // the folder's check refuses an area that nobody defines
    const id = focusAreaId(name);
    await manager.upsert(FocusArea, { id, municipalities }, { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true });
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
  topics: [businessTopic, municipalitiesTopic, publishedTopic],
  load,
};
