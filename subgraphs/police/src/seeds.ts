import {
  cited,
  day,
  factId,
  focusAreaId,
  type Mention,
  period,
  plant,
  plantForeign,
  type SeedFolder,
  type SeedPlan,
  type Source,
  SuppressionReason,
  type Topic,
  text,
  Visibility,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ContactKind } from './entities/contact.ts';
import { LiaisonFunction } from './entities/liaison-function.ts';
import { PoliceDistrict } from './entities/police-district.ts';
import { QuotedClaim } from './entities/quoted-claim.ts';
import { StatisticPoint } from './entities/statistic-point.ts';
import { SeriesKind, StatisticSeries } from './entities/statistic-series.ts';
import { Survey } from './entities/survey.ts';
import { findOverlap } from './services/overlap.ts';

const key = z.string().min(1);
const code = z.string().regex(/^\d{4}$/, 'must be four digits, quoted');
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
    focusAreas: z.array(z.string().regex(/^.+\/\d+$/, 'must be <promise slug>/<number>')).default([]),
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

/** Of another subgraph's file, what is needed to know whose its promises are and that they are public. */
const promises = z.array(
  z.object({
    slug: z.string(),
    municipalities: z.array(z.string()),
    focusAreas: z.array(z.object({ number: z.int() })).default([]),
  }),
);

const mention = (kind: Mention['kind'], name: string | undefined): Mention[] => (name === undefined ? [] : [{ kind, name }]);

// The municipalities of districts and functions are not mentions: their neighbours have folders of their own, or none.
const policeTopic: Topic<z.infer<typeof police>> = {
  file: 'police.yaml',
  schema: police,
  mentions: ({ liaison }) => liaison.flatMap(({ organisation }) => mention('organisation', organisation)),
};
const statisticsTopic: Topic<z.infer<typeof statistics>> = {
  file: 'statistics.yaml',
  schema: statistics,
  mentions: ({ series: list }) =>
    list.flatMap(({ municipality, focusAreas }) => [
      ...mention('municipality', municipality),
      ...focusAreas.map((name): Mention => ({ kind: 'focusArea', name })),
    ]),
};
const claimsTopic: Topic<z.infer<typeof claims>> = {
  file: 'claims.yaml',
  schema: claims,
  mentions: (list) =>
    list.flatMap(({ promise, speaker }) => [...mention('promise', promise), ...mention('organisation', speaker.organisation)]),
};
const promisesTopic: Topic<z.infer<typeof promises>> = { file: 'promises.yaml', schema: promises };

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const owners = await plantReferences(manager, folder);
  await plantLiaison(manager, folder);
  await plantStatistics(manager, folder);
  for (const fact of folder.facts(claimsTopic) ?? []) {
    const { name, role = null, organisation = null } = fact.speaker;
    await plant(manager, QuotedClaim, {
      id: factId('QuotedClaim', fact.promise, fact.key),
      promiseId: factId('CitizenPromise', fact.promise),
      text: fact.text,
      speaker: { name, role, organisation },
      saidOn: fact.saidOn ?? null,
      note: fact.note ?? null,
      sources: folder.sources([fact.source]),
      ...open(owners.get(fact.promise) ?? []),
    });
  }
}

const open = (municipalities: string[]) => ({ visibility: Visibility.PUBLIC, visibleFrom: null, municipalities });

/** Makes the folder's promises and focus areas known as public; gives each promise's municipalities. */
async function plantReferences(manager: EntityManager, folder: SeedFolder): Promise<Map<string, string[]>> {
  const facts = folder.facts(promisesTopic) ?? [];
  for (const { slug, municipalities, focusAreas } of facts) {
    await plantForeign(manager, 'CitizenPromise', factId('CitizenPromise', slug), municipalities);
    for (const { number } of focusAreas)
      await plantForeign(manager, 'FocusArea', factId('FocusArea', slug, number), municipalities);
  }
  return new Map(facts.map(({ slug, municipalities }) => [slug, municipalities]));
}

async function plantLiaison(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const { districts, liaison } = folder.facts(policeTopic) ?? { districts: [], liaison: [] };
  for (const { key: name, sources, ...district } of districts) {
    await plant(manager, PoliceDistrict, {
      id: factId('PoliceDistrict', name),
      ...district,
      sources: folder.sources(sources),
    });
  }
  for (const fact of liaison) {
    await plant(manager, LiaisonFunction, {
      id: factId('LiaisonFunction', fact.key),
      role: fact.role,
      districtId: fact.district === undefined ? null : factId('PoliceDistrict', fact.district),
      organisation: fact.organisation ?? null,
      municipalities: fact.municipalities,
      contact: fact.contact ?? null,
      sources: folder.sources(fact.sources),
    });
  }
}

/** A key names a fact inside its file; the municipalities tell apart what two files call the same. */
const idIn = (kind: string, municipalities: string[], name: string) => factId(kind, municipalities.join('+'), name);

async function plantStatistics(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const { surveys, series: list } = folder.facts(statisticsTopic) ?? { surveys: [], series: [] };
  const surveyIds = new Map(surveys.map(({ key: name, municipalities }) => [name, idIn('Survey', municipalities, name)]));
  for (const fact of surveys) {
    await plant(manager, Survey, {
      id: idIn('Survey', fact.municipalities, fact.key),
      title: fact.title,
      question: fact.question ?? null,
      respondentCount: fact.respondents ?? null,
      respondentsWithheld: null,
      periodFrom: fact.period?.from ?? null,
      periodTo: fact.period?.to ?? null,
      sources: folder.sources(fact.sources),
      ...open(fact.municipalities),
    });
  }
  for (const fact of list) {
    const municipalities = fact.municipalities ?? (fact.municipality === undefined ? [] : [fact.municipality]);
    const id = idIn('StatisticSeries', municipalities, fact.key);
    await plant(manager, StatisticSeries, {
      id,
      title: fact.title,
      kind: fact.kind,
      unit: fact.unit,
      municipality: fact.municipality ?? null,
      method: fact.method ?? null,
      caveat: fact.caveat ?? null,
      surveyId: surveyIds.get(fact.survey ?? '') ?? null,
      focusAreas: fact.focusAreas.map(focusAreaId),
      sources: folder.sources(fact.sources),
      ...open(municipalities),
    });
    for (const given of fact.points) await plantPoint(manager, id, given, folder.sources(given.sources));
  }
}

function plantPoint(manager: EntityManager, seriesId: string, given: z.infer<typeof point>, sources: Source[]): Promise<void> {
  return plant(manager, StatisticPoint, {
    id: StatisticPoint.idOf(seriesId, given.period),
    seriesId,
    periodFrom: given.period.from,
    periodTo: given.period.to,
    amount: given.value ?? null,
    withheld: given.withheld ?? null,
    n: given.n ?? null,
    sources,
  });
}

export const seeds: SeedPlan = {
  topics: [policeTopic, statisticsTopic, claimsTopic, promisesTopic] as unknown as Topic<never>[],
  load,
};
