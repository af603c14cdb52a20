import { factId, focusAreaId, guardFor, plant, type SeedFolder, type SeedPlan } from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { Commitment } from './entities/commitment.ts';
import { FocusArea } from './entities/focus-area.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Goal } from './entities/goal.ts';
import { Measure } from './entities/measure.ts';
import { Municipality } from './entities/municipality.ts';
import { type MeasureFact, measuresTopic } from './inputs/measures-topic.ts';
import { municipalitiesTopic, type PromiseFact, promisesTopic } from './inputs/seed-topics.ts';

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  for (const { code, name, county = null, sources } of folder.facts(municipalitiesTopic) ?? []) {
    await plant(manager, Municipality, {
      id: factId('Municipality', code),
      code,
      name,
      county,
      sources: folder.sources(sources),
    });
  }
  // A row refers to those before it: the oldest promise first, as the predecessors stand.
  const facts = oldestFirst(folder.facts(promisesTopic) ?? []);
  for (const fact of facts) await plantPromise(manager, folder, fact);
  for (const fact of folder.facts(measuresTopic) ?? []) await plantMeasure(manager, folder, fact);
}

function oldestFirst(facts: PromiseFact[]): PromiseFact[] {
  const age = (fact: PromiseFact): number => {
    const before = facts.find((one) => one.slug === fact.predecessor);
    return before ? age(before) + 1 : 0;
  };
  return facts.toSorted((one, other) => age(one) - age(other));
}

async function plantPromise(manager: EntityManager, folder: SeedFolder, fact: PromiseFact): Promise<void> {
  const { slug, municipalities } = fact;
  const id = factId('CitizenPromise', slug);
  const guard = guardFor(fact, municipalities);
  await plant(manager, CitizenPromise, {
    id,
    slug,
    title: fact.title,
    situation: fact.situation ?? null,
    periodFrom: fact.period?.from ?? null,
    periodTo: fact.period?.to ?? null,
    signedOn: fact.signedOn ?? null,
    stage: fact.stage,
    parties: fact.parties,
    attendees: fact.attendees.map(({ name, role = null, organisation = null, sources }) => ({
      name,
      role,
      organisation,
      sources: folder.sources(sources),
    })),
    predecessorId: fact.predecessor === undefined ? null : factId('CitizenPromise', fact.predecessor),
    version: 1,
    sources: folder.sources(fact.sources),
    ...guard,
  });
  for (const area of fact.focusAreas) {
    const areaId = factId('FocusArea', slug, area.number);
    await plant(manager, FocusArea, {
      id: areaId,
      promiseId: id,
      number: area.number,
      title: area.title,
      definition: area.definition ?? null,
      continuesId: area.continues === undefined ? null : focusAreaId(area.continues),
      sources: folder.sources(area.sources),
      ...guard,
    });
    for (const [place, { text, by, sources }] of area.commitments.entries()) {
      const position = place + 1;
      await plant(manager, Commitment, {
        id: factId('Commitment', slug, area.number, position),
        focusAreaId: areaId,
        position,
        text,
        by,
        sources: folder.sources(sources),
        ...guard,
      });
    }
    for (const [place, goal] of area.goals.entries()) {
      const position = place + 1;
      const {
        text,
        kind,
        target = null,
        unit = null,
        baseline = null,
        baselinePeriod,
        outcome = null,
        assessment,
        assessedOn = null,
        sources,
      } = goal;
      await plant(manager, Goal, {
        id: factId('Goal', slug, area.number, position),
        focusAreaId: areaId,
        position,
        ...{ text, kind, target, unit, baseline, outcome, assessment, assessedOn },
        baselineFrom: baselinePeriod?.from ?? null,
        baselineTo: baselinePeriod?.to ?? null,
        sources: folder.sources(sources),
        ...guard,
      });
    }
  }
  for (const [place, { on = null, text, by, sources }] of fact.followUps.entries()) {
    await plant(manager, FollowUp, {
      id: factId('FollowUp', slug, place + 1),
      promiseId: id,
      on,
      text,
      by,
      sources: folder.sources(sources),
      ...guard,
    });
  }
}

/** A measure is its promises' municipalities'. */
async function plantMeasure(manager: EntityManager, folder: SeedFolder, fact: MeasureFact): Promise<void> {
  const id = factId('Measure', fact.key);
  const promises = fact.focusAreas.map((name) => name.split('/')[0]);
  const owners = (folder.facts(promisesTopic) ?? []).filter(({ slug }) => promises.includes(slug));
  await plant(manager, Measure, {
    id,
    title: fact.title,
    description: fact.description ?? null,
    state: fact.state,
    responsible: fact.responsible,
    participants: fact.participants,
    startsOn: fact.startsOn ?? null,
    dueOn: fact.dueOn ?? null,
    completedOn: fact.completedOn ?? null,
    progress: fact.progress ?? null,
    version: 1,
    sources: folder.sources(fact.sources),
    ...guardFor(fact, [...new Set(owners.flatMap(({ municipalities }) => municipalities))]),
  });
  const areas = fact.focusAreas.map(focusAreaId);
  await manager.query('delete from measure_focus_area where measure_id = $1 and focus_area_id <> all($2)', [id, areas]);
  await manager.query(
    'insert into measure_focus_area (measure_id, focus_area_id) select $1, unnest($2::uuid[]) on conflict do nothing',
    [id, areas],
  );
}

export const seeds: SeedPlan = { topics: [municipalitiesTopic, promisesTopic, measuresTopic], load };
