import {
  cited,
  municipalityCode as code,
  day,
  focusAreaName,
  mention,
  period,
  readers,
  slug,
  type Topic,
  text,
} from '@hub/kernel';
import { z } from 'zod';
import { GoalAssessment, GoalKind } from '../entities/goal.ts';
import { checkGoal, checkPromises } from './seed-rules.ts';

/** The shapes of this subgraph's seed files; the seeds' README tells them in words. */

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
  continues: focusAreaName.optional(),
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
      ...readers,
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
export type PromiseFact = z.infer<typeof promises>[number];

export const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = {
  file: 'municipalities.yaml',
  schema: municipalities,
  defines: (facts) =>
    mention(
      'municipality',
      facts.map((fact) => fact.code),
    ),
};
export const promisesTopic: Topic<PromiseFact[]> = {
  file: 'promises.yaml',
  schema: promises,
  defines: (facts) => [
    ...mention(
      'promise',
      facts.map((fact) => fact.slug),
    ),
    ...mention(
      'focusArea',
      facts.flatMap((fact) => fact.focusAreas.map((area) => `${fact.slug}/${area.number}`)),
    ),
  ],
  mentions: (facts) => [
    ...mention(
      'municipality',
      facts.flatMap((fact) => fact.municipalities),
    ),
    ...mention(
      'promise',
      facts.map((fact) => fact.predecessor),
    ),
    ...mention(
      'focusArea',
      facts.flatMap((fact) => fact.focusAreas.map((area) => area.continues)),
    ),
    ...mention('organisation', facts.flatMap(organisationsOf)),
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
