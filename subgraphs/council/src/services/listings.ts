import { type Caller, type ChildListing, cleared, clearedReference, type Order } from '@hub/kernel';
import sql, { type Sql } from 'sql-template-tag';
import { ActionPoint } from '../entities/action-point.ts';
import { Decision } from '../entities/decision.ts';
import type { BorrowedKind } from '../entities/decision-subject.ts';
import { Meeting } from '../entities/meeting.ts';
import { Membership } from '../entities/membership.ts';
import { Organisation } from '../entities/organisation.ts';
import { SafetyWalk } from '../entities/safety-walk.ts';

/** Every list's rows and order. The migration has an index for each; a key is never null. */

export const BY_NAME: Order = { name: 'organisation by name', key: 't.name collate "C"', type: 'text' };
const OLDEST_SEAT: Order = { name: 'seat by day', key: "coalesce(t.since, '-infinity'::date)", type: 'date' };
const NEWEST_MEETING: Order = {
  name: 'meeting, newest first',
  key: "coalesce(t.held_on, '-infinity'::date)",
  type: 'date',
  descending: true,
};
const NEWEST_DECISION: Order = {
  name: 'decision, newest first',
  key: "coalesce(t.decided_on, '-infinity'::date)",
  type: 'date',
  descending: true,
};
const AS_RECORDED: Order = { name: 'decision as recorded', key: 't.created_at', type: 'timestamptz' };
const SOONEST_DUE: Order = { name: 'action point by day', key: "coalesce(t.due_on, 'infinity'::date)", type: 'date' };
const LATEST_WALK: Order = { name: 'walk, latest first', key: 't.planned_for', type: 'timestamptz', descending: true };

/** Whether a seat, under the alias `m`, is held on a day. */
export function seated(day: string): Sql {
  return sql`coalesce(m.since, '-infinity') <= ${day}::date and ${day}::date <= coalesce(m.until, 'infinity')`;
}

export const membersOn = (day: string): ChildListing<Organisation> => ({
  entity: Organisation,
  join: sql`join membership m on m.organisation_id = t.id`,
  where: seated(day),
  parent: 'm.council_id',
  parentType: 'uuid',
  order: BY_NAME,
});

export const memberships: ChildListing<Membership> = {
  entity: Membership,
  parent: 't.organisation_id',
  parentType: 'uuid',
  order: OLDEST_SEAT,
};

export const councilMeetings: ChildListing<Meeting> = {
  entity: Meeting,
  parent: 't.council_id',
  parentType: 'uuid',
  order: NEWEST_MEETING,
};

/** Where the caller may learn of the promise. */
export const promiseMeetings = (caller: Caller): ChildListing<Meeting> => ({
  entity: Meeting,
  where: clearedReference(caller, 'CitizenPromise', 't.promise_id'),
  parent: 't.promise_id',
  parentType: 'uuid',
  order: NEWEST_MEETING,
});

export const meetingDecisions: ChildListing<Decision> = {
  entity: Decision,
  parent: 't.meeting_id',
  parentType: 'uuid',
  order: AS_RECORDED,
};

/** Where the caller may learn of the subject, and of its being one. */
export const subjectDecisions = (caller: Caller, kind: BorrowedKind): ChildListing<Decision> => ({
  entity: Decision,
  join: sql`join decision_subject s on s.decision_id = t.id and s.kind = ${kind}`,
  where: sql`${cleared(caller, 's')} and ${clearedReference(caller, kind, 's.subject_id')}`,
  parent: 's.subject_id',
  parentType: 'uuid',
  order: NEWEST_DECISION,
});

/** Where the caller may learn of the measure. */
export const measureActionPoints = (caller: Caller): ChildListing<ActionPoint> => ({
  entity: ActionPoint,
  where: clearedReference(caller, 'Measure', 't.measure_id'),
  parent: 't.measure_id',
  parentType: 'uuid',
  order: SOONEST_DUE,
});

export const assigneeActionPoints: ChildListing<ActionPoint> = {
  entity: ActionPoint,
  parent: 't.assignee_id',
  parentType: 'uuid',
  order: SOONEST_DUE,
};

export const municipalityWalks: ChildListing<SafetyWalk> = {
  entity: SafetyWalk,
  parent: 't.municipality_code',
  parentType: 'text',
  order: LATEST_WALK,
};
