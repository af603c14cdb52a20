import { cited, day, focusAreaName, mention, readers, slug, type Topic, text } from '@hub/kernel';
import { z } from 'zod';
import { MeasureState } from '../entities/measure.ts';

/** The shape of `measures.yaml`; what the table checks is said here too, so that a fault is told with its line. */
const measure = z
  .strictObject({
    key: slug,
    focusAreas: z.array(focusAreaName).min(1),
    title: text,
    description: text.optional(),
    state: z.enum(MeasureState),
    responsible: slug,
    participants: z.array(slug).default([]),
    startsOn: day.optional(),
    dueOn: day.optional(),
    completedOn: day.optional(),
    progress: z.number().min(0).max(100).optional(),
    ...readers,
    sources: cited,
  })
  .refine(({ startsOn, dueOn }) => startsOn === undefined || dueOn === undefined || startsOn <= dueOn, {
    error: 'startsOn is after dueOn',
  })
  .refine(({ state, completedOn }) => (state === MeasureState.COMPLETED) === (completedOn !== undefined), {
    error: 'completedOn stands with the state COMPLETED, and with no other',
  });
export type MeasureFact = z.infer<typeof measure>;

export const measuresTopic: Topic<MeasureFact[]> = {
  file: 'measures.yaml',
  schema: z.array(measure),
  defines: (facts) =>
    mention(
      'measure',
      facts.map(({ key }) => key),
    ),
  mentions: (facts) => [
    ...mention(
      'focusArea',
      facts.flatMap(({ focusAreas }) => focusAreas),
    ),
    ...mention(
      'organisation',
      facts.flatMap(({ responsible, participants }) => [responsible, ...participants]),
    ),
  ],
};
