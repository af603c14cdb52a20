import { cited, day, type Mention, period, type Topic, text } from '@hub/kernel';
import { z } from 'zod';
import { GoalAssessment, GoalKind } from '../entities/goal.ts';
import { checkGoal, checkPromises } from './seed-rules.ts';

/** The shapes of this subgraph's seed files; the seeds' README tells them in words. */

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
export type PromiseFact = z.infer<typeof promises>[number];

const mention =
  (kind: Mention['kind']) =>
  (name: string): Mention => ({ kind, name });

export const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = {
  file: 'municipalities.yaml',
  schema: municipalities,
  defines: (facts) => facts.map((fact) => fact.code).map(mention('municipality')),
};
export const promisesTopic: Topic<PromiseFact[]> = {
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
