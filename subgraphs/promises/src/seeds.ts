import {
  cited,
  day,
  factId,
  focusAreaId,
  type Mention,
  period,
  plant,
  type SeedFolder,
  type SeedPlan,
  type Topic,
  text,
  Visibility,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { Commitment } from './entities/commitment.ts';
import { FocusArea } from './entities/focus-area.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Goal, GoalAssessment, GoalKind } from './entities/goal.ts';
import { Municipality } from './entities/municipality.ts';
import { checkGoal, checkPromises } from './seed-rules.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case letters, digits and single hyphens' });
const code = z.string().regex(/^\d{4}$/, { error: 'four digits, quoted' });

const municipalities = z.array(z.strictObject({ code, name: z.string(), county: z.string().optional(), sources: cited }));
const once = (list: string[]) => new Set(list).size === list.length;
const TWICE = { error: 'one of them stands twice' };
const goal = z
  .strictObject({
    text,
    kind: z.enum(GoalKind),
    target: z.number().optional(),
    unit: z.string().optional(),
    baseline: z.number().optional(),
    baselinePeriod: period.optional(),
    outcome: z.number().optional(),
    assessment: z.enum(GoalAssessment),
    assessedOn: day.optional(),
    sources: cited,
  })
  .superRefine(checkGoal);
const focusArea = z.strictObject({
  number: z.int().min(1).max(99),
  title: text,
  definition: text.optional(),
  continues: z
    .string()
    .regex(/^[a-z0-9-]+\/\d+$/, { error: '<promise slug>/<number>' })
    .optional(),
  commitments: z.array(z.strictObject({ text, by: z.array(slug).min(1), sources: cited })).default([]),
  goals: z.array(goal).default([]),
  sources: cited,
});
const promises = z
  .array(
    z.strictObject({
      slug,
      title: text,
      situation: text.optional(),
      period: period.optional(),
      signedOn: day.optional(),
      stage: z.enum(['DRAFT', 'AGREED', 'SIGNED']),
      municipalities: z.array(code).min(1).refine(once, TWICE),
      parties: z.array(slug).min(1).refine(once, TWICE),
      attendees: z
        .array(z.strictObject({ name: z.string(), role: z.string().optional(), organisation: slug.optional(), sources: cited }))
        .default([]),
      predecessor: slug.optional(),
      sources: cited,
      focusAreas: z.array(focusArea).default([]),
      followUps: z.array(z.strictObject({ on: day.optional(), text, by: z.array(slug).default([]), sources: cited })).default([]),
    }),
  )
  .superRefine(checkPromises);
type PromiseFact = z.infer<typeof promises>[number];

const mention =
  (kind: Mention['kind']) =>
  (name: string): Mention => ({ kind, name });

const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = {
  file: 'municipalities.yaml',
  schema: municipalities,
  defines: (facts) => facts.map((fact) => fact.code).map(mention('municipality')),
};
const promisesTopic: Topic<PromiseFact[]> = {
  file: 'promises.yaml',
  schema: promises,
  defines: (facts) => [
    ...facts.map((fact) => fact.slug).map(mention('promise')),
    ...facts.flatMap((fact) => fact.focusAreas.map((area) => `${fact.slug}/${area.number}`)).map(mention('focusArea')),
  ],
  mentions: (facts) => [
    ...facts.flatMap((fact) => fact.municipalities).map(mention('municipality')),
    ...facts.flatMap((fact) => fact.predecessor ?? []).map(mention('promise')),
    ...facts.flatMap((fact) => fact.focusAreas.flatMap((area) => area.continues ?? [])).map(mention('focusArea')),
    ...facts.flatMap(organisationsOf).map(mention('organisation')),
  ],
};

function organisationsOf(fact: PromiseFact): string[] {
  const commitments = fact.focusAreas.flatMap((area) => area.commitments);
  return [
    fact.parties,
    fact.attendees.flatMap((one) => one.organisation ?? []),
    commitments.flatMap((one) => one.by),
    fact.followUps.flatMap((one) => one.by),
  ].flat();
}

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
  const guard = { visibility: Visibility.PUBLIC, visibleFrom: null, municipalities };
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

export const seeds: SeedPlan = { topics: [municipalitiesTopic, promisesTopic] as unknown as Topic<never>[], load };
