import type { ChildListing, Order } from '@hub/kernel';
import sql, { type Sql } from 'sql-template-tag';
import { ActionPoint } from '../entities/action-point.ts';
import { Decision } from '../entities/decision.ts';
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

/** @param cleared - whether the caller may learn of the promise */
export const promiseMeetings = (cleared: Sql): ChildListing<Meeting> => ({
  entity: Meeting,
  where: cleared,
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

/** @param cleared - whether the caller may learn of the subject */
export const subjectDecisions = (kind: string, cleared: Sql): ChildListing<Decision> => ({
  entity: Decision,
  join: sql`join decision_subject s on s.decision_id = t.id and s.kind = ${kind}`,
  where: cleared,
  parent: 's.subject_id',
  parentType: 'uuid',
  order: NEWEST_DECISION,
});

/** @param cleared - whether the caller may learn of the measure */
export const measureActionPoints = (cleared: Sql): ChildListing<ActionPoint> => ({
  entity: ActionPoint,
  where: cleared,
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
