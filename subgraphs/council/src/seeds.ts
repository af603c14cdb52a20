import {
  factId,
  focusAreaId,
  plant,
  plantPublished,
  publishedTopic,
  type SeedFolder,
  type SeedPlan,
  Visibility,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { Attendance } from './entities/attendance.ts';
import { Decision } from './entities/decision.ts';
import { DecisionSubjectRow } from './entities/decision-subject.ts';
import { Meeting } from './entities/meeting.ts';
import { Membership } from './entities/membership.ts';
import { Organisation } from './entities/organisation.ts';
import { SafetyCouncil } from './entities/safety-council.ts';
import { StatutoryDuty } from './entities/statutory-duty.ts';
import {
  councilTopic,
  organisationsTopic,
  type SeededCouncil,
  type SeededDecision,
  type SeededMeeting,
} from './inputs/seed-topics.ts';

async function load(manager: EntityManager, folder: SeedFolder): Promise<void> {
  await plantPublished(manager, folder);
  for (const { slug, name, kind, website = null, sources } of folder.facts(organisationsTopic) ?? []) {
    const id = factId('Organisation', slug);
    await plant(manager, Organisation, { id, slug, name, kind, website, sources: folder.sources(sources) });
  }
  for (const council of folder.facts(councilTopic) ?? []) await loadCouncil(manager, folder, council);
}

async function loadCouncil(manager: EntityManager, folder: SeedFolder, council: SeededCouncil): Promise<void> {
  const path = [council.municipality, council.key];
  const councilId = factId('SafetyCouncil', ...path);
  await plant(manager, SafetyCouncil, {
    id: councilId,
    name: council.name,
    municipalityCode: council.municipality,
    sources: folder.sources(council.sources),
  });
  for (const { organisation, since = null, until = null, sources } of council.members) {
    await plant(manager, Membership, {
      id: factId('Membership', ...path, organisation),
      councilId,
      organisationId: factId('Organisation', organisation),
      since,
      until,
      sources: folder.sources(sources),
    });
  }
  for (const [place, { key, duty, basis, lastDoneOn = null, nextDueOn = null, sources }] of council.statutoryDuties.entries()) {
    await plant(manager, StatutoryDuty, {
      id: factId('StatutoryDuty', ...path, key),
      councilId,
      position: place + 1,
      duty,
      basis,
      lastDoneOn,
      nextDueOn,
      sources: folder.sources(sources),
    });
  }
  for (const meeting of council.meetings) await loadMeeting(manager, folder, council, meeting);
}

async function loadMeeting(
  manager: EntityManager,
  folder: SeedFolder,
  { key: councilKey, municipality }: SeededCouncil,
  { key, heldOn, purpose, promise, attendance, decisions, sources: cited }: SeededMeeting,
): Promise<void> {
  const path = [municipality, councilKey, key];
  const meetingId = factId('Meeting', ...path);
  const sources = folder.sources(cited);
  const guard = { visibility: Visibility.PUBLIC, visibleFrom: null, municipalities: [municipality] };
  await plant(manager, Meeting, {
    id: meetingId,
    councilId: factId('SafetyCouncil', municipality, councilKey),
    heldOn: heldOn ?? null,
    purpose: purpose ?? null,
    promiseId: promise === undefined ? null : factId('CitizenPromise', promise),
    sources,
    ...guard,
  });
  for (const { organisation, present = null } of attendance) {
    await plant(manager, Attendance, {
      id: factId('Attendance', ...path, organisation),
      meetingId,
      organisationId: factId('Organisation', organisation),
      present,
      sources,
      ...guard,
    });
  }
  for (const decision of decisions) await loadDecision(manager, folder, { path, meetingId, guard }, decision);
}

interface SeededUnder {
  path: string[];
  meetingId: string;
  guard: Pick<Meeting, 'visibility' | 'visibleFrom' | 'municipalities'>;
}

async function loadDecision(
  manager: EntityManager,
  folder: SeedFolder,
  { path, meetingId, guard }: SeededUnder,
  { key, text, decidedOn, concerns, sources: cited }: SeededDecision,
): Promise<void> {
  const decisionId = factId('Decision', ...path, key);
  const sources = folder.sources(cited);
  await plant(manager, Decision, { id: decisionId, meetingId, text, decidedOn: decidedOn ?? null, sources, ...guard });
  for (const [place, subject] of concerns.entries()) {
    const [kind, name] =
      'promise' in subject ? (['CitizenPromise', subject.promise] as const) : (['FocusArea', subject.focusArea] as const);
    await plant(manager, DecisionSubjectRow, {
      id: factId('DecisionSubject', ...path, key, kind, name),
      decisionId,
      kind,
      subjectId: kind === 'CitizenPromise' ? factId('CitizenPromise', name) : focusAreaId(name),
      position: place + 1,
      sources,
      ...guard,
    });
  }
}

export const seeds: SeedPlan = { topics: [organisationsTopic, councilTopic, publishedTopic], load };
