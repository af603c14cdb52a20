import {
  cited,
  municipalityCode as code,
  day,
  focusAreaName,
  mention,
  moment,
  period,
  readers,
  SuppressionReason,
  slug,
  type Topic,
  text,
} from '@hub/kernel';
import { z } from 'zod';
import { ContactKind } from '../entities/contact.ts';
import { SeriesKind } from '../entities/statistic-series.ts';
import { findOverlap } from '../services/overlap.ts';

/** The shapes of this subgraph's seed files; the seeds' README tells them in words. */

const key = z.string().min(1);
const codes = z.array(code).min(1);
const withheld = z.enum(SuppressionReason);

const police = z
  .strictObject({
    districts: z.array(z.strictObject({ key, name: z.string().min(1), municipalities: codes, sources: cited })),
    liaison: z.array(
      z.strictObject({
        key,
        role: text,
        district: key.optional(),
        organisation: key.optional(),
        municipalities: codes,
        contact: z.array(z.strictObject({ kind: z.enum(ContactKind), value: z.string().min(1) })).optional(),
        sources: cited,
      }),
    ),
  })
  .superRefine(({ districts, liaison }, { addIssue }) => {
    for (const [place, { district }] of liaison.entries()) {
      if (district === undefined || districts.some((known) => known.key === district)) continue;
      addIssue({ code: 'custom', path: ['liaison', place, 'district'], message: `no district ${district} in this file` });
    }
  });

/** What the police do for measures, and tell municipalities. */
const notices = z.strictObject({
  notices: z.array(
    z
      .strictObject({ key, title: text, text, publishedAt: moment, municipalities: codes, ...readers, sources: cited })
      .refine(({ publishedAt, visibleFrom }) => visibleFrom === undefined || visibleFrom.getTime() === publishedAt.getTime(), {
        error: 'an embargo ends at publishedAt',
      }),
  ),
  contributions: z.array(z.strictObject({ measure: slug, text, recordedOn: day, municipalities: codes, sources: cited })),
});

const point = z
  .strictObject({
    period,
    value: z.number().optional(),
    withheld: withheld.optional(),
    n: z.int().min(0).optional(),
    sources: cited,
  })
  .refine((given) => (given.value === undefined) !== (given.withheld === undefined), {
    error: 'takes either value or withheld',
  });

const series = z
  .strictObject({
    key,
    title: text,
    kind: z.enum(SeriesKind),
    /** The one municipality it is about; otherwise `municipalities`. */
    municipality: code.optional(),
    municipalities: codes.optional(),
    unit: z.string().min(1),
    method: z.string().min(1).optional(),
    caveat: text.optional(),
    survey: key.optional(),
    focusAreas: z.array(focusAreaName).default([]),
    points: z.array(point),
    sources: cited,
  })
  .refine((given) => (given.municipality === undefined) !== (given.municipalities === undefined), {
    error: 'takes either municipality or municipalities',
  })
  .superRefine(({ points }, { addIssue }) => {
    const found = findOverlap(points.map(({ period: days }) => days));
    if (!found) return;
    const [{ from, to }, later] = found;
    addIssue({ code: 'custom', path: ['points'], message: `${later.from} to ${later.to} shares days with ${from} to ${to}` });
  });

const statistics = z
  .strictObject({
    surveys: z
      .array(
        z.strictObject({
          key,
          title: z.string().min(1),
          question: z.string().min(1).optional(),
          respondents: z.int().min(0).optional(),
          period: period.optional(),
          municipalities: codes,
          sources: cited,
        }),
      )
      .default([]),
    series: z.array(series),
  })
  .superRefine(({ surveys, series: list }, { addIssue }) => {
    for (const [place, { survey }] of list.entries()) {
      if (survey === undefined || surveys.some((known) => known.key === survey)) continue;
      addIssue({ code: 'custom', path: ['series', place, 'survey'], message: `no survey ${survey} in this file` });
    }
  });

const claims = z.array(
  z.strictObject({
    key,
    promise: key,
    text: z.string().min(1),
    speaker: z.strictObject({ name: z.string().min(1), role: z.string().min(1).optional(), organisation: key.optional() }),
    saidOn: day.optional(),
    note: z.string().min(1).optional(),
    source: cited.element,
  }),
);

// The municipalities of districts and functions are not mentions: their neighbours have folders of their own, or none.
export const policeTopic: Topic<z.infer<typeof police>> = {
  file: 'police.yaml',
  schema: police,
  mentions: ({ liaison }) =>
    mention(
      'organisation',
      liaison.map(({ organisation }) => organisation),
    ),
};
export const statisticsTopic: Topic<z.infer<typeof statistics>> = {
  file: 'statistics.yaml',
  schema: statistics,
  mentions: ({ series: list }) => [
    ...mention(
      'municipality',
      list.map(({ municipality }) => municipality),
    ),
    ...mention(
      'focusArea',
      list.flatMap(({ focusAreas }) => focusAreas),
    ),
  ],
};
export const noticesTopic: Topic<z.infer<typeof notices>> = {
  file: 'notices.yaml',
  schema: notices,
  mentions: ({ notices: list, contributions }) => [
    ...mention(
      'municipality',
      [...list, ...contributions].flatMap(({ municipalities }) => municipalities),
    ),
    ...mention(
      'measure',
      contributions.map(({ measure }) => measure),
    ),
  ],
};
export const claimsTopic: Topic<z.infer<typeof claims>> = {
  file: 'claims.yaml',
  schema: claims,
  mentions: (list) => [
    ...mention(
      'promise',
      list.map(({ promise }) => promise),
    ),
    ...mention(
      'organisation',
      list.map(({ speaker }) => speaker.organisation),
    ),
  ],
};

export type SeededPoint = z.infer<typeof point>;
