import {
  factId,
  focusAreaId,
  guardFor,
  plant,
  plantPublished,
  publishedTopic,
  type SeedFolder,
  type SeedPlan,
  Visibility,
} from '@hub/kernel';
import type { EntityManager } from 'typeorm';
import { ActionPoint } from './entities/action-point.ts';
import { Attendance } from './entities/attendance.ts';
import { Decision } from './entities/decision.ts';
import { DecisionSubjectRow } from './entities/decision-subject.ts';
import { Meeting } from './entities/meeting.ts';
import { Membership } from './entities/membership.ts';
import { Minutes } from './entities/minutes.ts';
import { Organisation } from './entities/organisation.ts';
import { SafetyCouncil } from './entities/safety-council.ts';
import { SafetyWalk } from './entities/safety-walk.ts';
import { StatutoryDuty } from './entities/statutory-duty.ts';
import {
  councilTopic,
  organisationsTopic,
  type SeededCouncil,
  type SeededDecision,
  type SeededMeeting,
  type SeededWalk,
} from './inputs/seed-topics.ts';
import { guardForCouncil } from './services/guard.ts';

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
  for (const walk of council.safetyWalks) await loadWalk(manager, folder, council, walk);
}

async function loadMeeting(
  manager: EntityManager,
  folder: SeedFolder,
  { key: councilKey, municipality }: SeededCouncil,
  { key, heldOn, purpose, promise, attendance, decisions, minutes, sources: cited, ...readers }: SeededMeeting,
): Promise<void> {
  const path = [municipality, councilKey, key];
  const meetingId = factId('Meeting', ...path);
  const sources = folder.sources(cited);
  const guard = guardFor(readers, [municipality]);
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
  if (minutes)
    await plant(manager, Minutes, {
      id: factId('Minutes', ...path),
      meetingId,
      ...minutes,
      sources,
      ...guardForCouncil({ ...guard, sector: null }),
    });
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
  { key, text, decidedOn, concerns, actionPoints, sources: cited }: SeededDecision,
): Promise<void> {
  const decisionId = factId('Decision', ...path, key);
  const sources = folder.sources(cited);
  await plant(manager, Decision, { id: decisionId, meetingId, text, decidedOn: decidedOn ?? null, sources, ...guard });
  for (const [place, subject] of concerns.entries()) {
    const { kind, name, subjectId } = subjectOf(subject);
    await plant(manager, DecisionSubjectRow, {
      id: factId('DecisionSubject', ...path, key, kind, name),
      decisionId,
      kind,
      subjectId,
      position: place + 1,
      sources,
      ...guard,
    });
  }
  for (const { key: name, assignee, measure, dueOn = null, note = null, sources: own, ...point } of actionPoints) {
    await plant(manager, ActionPoint, {
      id: factId('ActionPoint', ...path, key, name),
      decisionId,
      assigneeId: factId('Organisation', assignee),
      measureId: measure === undefined ? null : factId('Measure', measure),
      ...{ ...point, dueOn, note },
      version: 1,
      sources: folder.sources(own),
      ...guardForCouncil({ ...guard, sector: null }),
    });
  }
}

function subjectOf(subject: SeededDecision['concerns'][number]) {
  if ('promise' in subject) {
    const { promise: name } = subject;
    return { kind: 'CitizenPromise', name, subjectId: factId('CitizenPromise', name) } as const;
  }
  if ('measure' in subject) {
    const { measure: name } = subject;
    return { kind: 'Measure', name, subjectId: factId('Measure', name) } as const;
  }
  return { kind: 'FocusArea', name: subject.focusArea, subjectId: focusAreaId(subject.focusArea) } as const;
}

/** A walk is for those who live in the area: everybody reads it. */
async function loadWalk(
  manager: EntityManager,
  folder: SeedFolder,
  { municipality }: SeededCouncil,
  { key, findings, measures, sources, ...walk }: SeededWalk,
): Promise<void> {
  await plant(manager, SafetyWalk, {
    id: factId('SafetyWalk', municipality, key),
    municipalityCode: municipality,
    ...walk,
    findings: findings.map((text) => ({ text, measureId: null })),
    measureIds: measures.map((name) => factId('Measure', name)),
    version: 1,
    sources: folder.sources(sources),
    ...guardFor({ visibility: Visibility.PUBLIC }, [municipality]),
  });
}

export const seeds: SeedPlan = { topics: [organisationsTopic, councilTopic, publishedTopic], load };
