import { cited, municipalityCode as code, focusAreaName, mention, period, slug, type Topic } from '@hub/kernel';
import { z } from 'zod';
import { ELSEWHERE } from '../entities/guard-area.ts';

/** The shapes of this subgraph's seed files; the seeds' README tells them in words. */

const business = z.strictObject({
  focusAreas: z.array(focusAreaName),
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

export const businessTopic: Topic<BusinessFacts> = {
  file: 'business.yaml',
  schema: business,
  mentions: ({ focusAreas, profiles, guardAreas }) => [
    ...mention('focusArea', focusAreas),
    ...mention(
      'organisation',
      profiles.map(({ organisation }) => organisation),
    ),
    ...mention(
      'municipality',
      guardAreas.map(({ municipality }) => municipality),
    ),
  ],
};

/** Which municipalities there are; their owner checks the rest. */
const municipalities = z.array(z.object({ code }));
export const municipalitiesTopic: Topic<z.infer<typeof municipalities>> = { file: 'municipalities.yaml', schema: municipalities };
