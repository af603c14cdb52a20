import {
  factId,
  focusAreaId,
  guardFor,
  plant,
  plantPublished,
  publishedTopic,
  type SeedFolder,
  type SeedPlan,
  type Source,
  Visibility,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { LiaisonFunction } from './entities/liaison-function.ts';
import { Notice } from './entities/notice.ts';
import { NoticeMunicipality } from './entities/notice-municipality.ts';
import { PoliceContribution } from './entities/police-contribution.ts';
import { PoliceDistrict } from './entities/police-district.ts';
import { QuotedClaim } from './entities/quoted-claim.ts';
import { StatisticPoint } from './entities/statistic-point.ts';
import { StatisticSeries } from './entities/statistic-series.ts';
import { Survey } from './entities/survey.ts';
import { claimsTopic, noticesTopic, policeTopic, type SeededPoint, statisticsTopic } from './inputs/seed-topics.ts';

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const owners = await plantPublished(manager, folder);
  await plantLiaison(manager, folder);
  await plantStatistics(manager, folder);
  await plantNotices(manager, folder);
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

const open = (municipalities: string[]) => guardFor({ visibility: Visibility.PUBLIC }, municipalities);

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

function plantPoint(manager: EntityManager, seriesId: string, given: SeededPoint, sources: Source[]): Promise<void> {
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

async function plantNotices(manager: EntityManager, folder: SeedFolder): Promise<void> {
  const { notices, contributions } = folder.facts(noticesTopic) ?? { notices: [], contributions: [] };
  for (const { key: name, title, text, publishedAt, municipalities, sources, ...readers } of notices) {
    const id = idIn('Notice', municipalities, name);
    const guard = guardFor(readers, municipalities);
    await plant(manager, Notice, { id, title, text, publishedAt, sources: folder.sources(sources), ...guard });
    const own = municipalities.map((code) => ({ noticeId: id, code, publishedAt }));
    await manager.createQueryBuilder().insert().into(NoticeMunicipality).values(own).orIgnore().execute();
  }
  for (const { measure, text, recordedOn, municipalities, sources } of contributions) {
    const measureId = factId('Measure', measure);
    const id = PoliceContribution.idOf(measureId);
    const row = { id, measureId, text, recordedOn, sources: folder.sources(sources), ...open(municipalities) };
    await plant(manager, PoliceContribution, row as PoliceContribution);
  }
}

export const seeds: SeedPlan = {
  topics: [policeTopic, statisticsTopic, claimsTopic, noticesTopic, publishedTopic],
  load,
};
