import { byKey, type ChildListing, type Context, clearedReference, groupByKey, type PageArgs, statementOf } from '@hub/kernel';
import sql, { empty } from 'sql-template-tag';
import { ActionPoint } from './entities/action-point.ts';
import { Attendance } from './entities/attendance.ts';
import { Decision } from './entities/decision.ts';
import { type BorrowedKind, DecisionSubjectRow } from './entities/decision-subject.ts';
import { Meeting } from './entities/meeting.ts';
import { Minutes } from './entities/minutes.ts';
import { Organisation } from './entities/organisation.ts';
import { SafetyCouncil } from './entities/safety-council.ts';
import { SafetyWalk } from './entities/safety-walk.ts';
import { StatutoryDuty } from './entities/statutory-duty.ts';
import * as listings from './services/listings.ts';
import { today } from './services/today.ts';

type Class<Row> = new () => Row;

/** The longest plain list: what partners write grows, and a list without pages is cut at a page's bound. */
const LONGEST = { first: 100 };

const rowByKey = <Row extends object>(context: Context, entity: Class<Row>, key: string & keyof Row, type: 'uuid' | 'text') =>
  context.loaders.of(`${entity.name} by ${key}`, null, async (keys) =>
    byKey(keys, await context.rows.under(entity, `t.${key}`, type, keys), (row) => String(row[key])),
  );

const pagesOf = <Row extends object>(context: Context, name: string, listing: ChildListing<Row>, args: PageArgs) =>
  context.loaders.of(name, args, (keys) => context.rows.pages(listing, args, keys));

const listOf = <Row extends object>(context: Context, name: string, listing: ChildListing<Row>) =>
  context.loaders.of(name, null, async (keys) =>
    (await context.rows.pages(listing, LONGEST, keys)).map(({ edges }) => edges.map(({ node }) => node)),
  );

export const organisationById = (context: Context) => rowByKey(context, Organisation, 'id', 'uuid');
export const organisationBySlug = (context: Context) => rowByKey(context, Organisation, 'slug', 'text');
export const councilById = (context: Context) => rowByKey(context, SafetyCouncil, 'id', 'uuid');
export const decisionById = (context: Context) => rowByKey(context, Decision, 'id', 'uuid');
export const actionPointById = (context: Context) => rowByKey(context, ActionPoint, 'id', 'uuid');
export const walkById = (context: Context) => rowByKey(context, SafetyWalk, 'id', 'uuid');
export const meetingById = (context: Context) => rowByKey(context, Meeting, 'id', 'uuid');

export const councilOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('councilOfMunicipality', null, async (codes) =>
    byKey(codes, await rows.under(SafetyCouncil, 't.municipality_code', 'text', codes), (row) => row.municipalityCode),
  );

export const minutesOfMeeting = ({ loaders, rows }: Context) =>
  loaders.of('minutesOfMeeting', null, async (ids) =>
    byKey(ids, await rows.under(Minutes, 't.meeting_id', 'uuid', ids), (row) => row.meetingId),
  );

export const membersOfCouncil = (context: Context, args: PageArgs) =>
  pagesOf(context, 'membersOfCouncil', listings.membersOn(today()), args);
export const meetingsOfCouncil = (context: Context, args: PageArgs) =>
  pagesOf(context, 'meetingsOfCouncil', listings.councilMeetings, args);
export const walksOfMunicipality = (context: Context, args: PageArgs) =>
  pagesOf(context, 'walksOfMunicipality', listings.municipalityWalks, args);

export const membershipsOfOrganisation = (context: Context) => listOf(context, 'membershipsOfOrganisation', listings.memberships);
export const decisionsOfMeeting = (context: Context) => listOf(context, 'decisionsOfMeeting', listings.meetingDecisions);
export const actionPointsOfOrganisation = (context: Context) =>
  listOf(context, 'actionPointsOfOrganisation', listings.assigneeActionPoints);

// Lists under another subgraph's row say nothing to a caller who may not learn that the row exists.
export const meetingsOfPromise = (context: Context) =>
  listOf(context, 'meetingsOfPromise', listings.promiseMeetings(context.caller));
export const decisionsOf = (context: Context, kind: BorrowedKind) =>
  listOf(context, `decisionsOf${kind}`, listings.subjectDecisions(context.caller, kind));
export const actionPointsOfMeasure = (context: Context) =>
  listOf(context, 'actionPointsOfMeasure', listings.measureActionPoints(context.caller));

export const attendanceOfMeeting = ({ loaders, rows }: Context) =>
  loaders.of('attendanceOfMeeting', null, async (ids) => {
    const found = await rows.under(
      Attendance,
      't.meeting_id',
      'uuid',
      ids,
      'o.name collate "C", t.id',
      sql`join organisation o on o.id = t.organisation_id`,
    );
    return groupByKey(ids, found, (row) => row.meetingId);
  });

export const dutiesOfCouncil = ({ loaders, rows }: Context) =>
  loaders.of('dutiesOfCouncil', null, async (ids) =>
    groupByKey(ids, await rows.under(StatutoryDuty, 't.council_id', 'uuid', ids, 't.position, t.id'), (row) => row.councilId),
  );

export const subjectsOfDecision = ({ caller, loaders, rows }: Context) =>
  loaders.of('subjectsOfDecision', null, async (ids) => {
    const where = clearedReference(caller, sql`t.kind`, 't.subject_id');
    const found = await rows.under(DecisionSubjectRow, 't.decision_id', 'uuid', ids, 't.position, t.id', empty, where);
    return groupByKey(ids, found, (row) => row.decisionId);
  });

/** Whether the caller may learn that a row of another subgraph is referred to. */
export const isCleared = ({ caller, database, loaders }: Context, kind: BorrowedKind) =>
  loaders.of(`isCleared${kind}`, null, async (ids) => {
    const cleared: { id: string }[] = await database.source.query(
      ...statementOf(sql`select k.id from unnest(${ids}::uuid[]) as k(id) where ${clearedReference(caller, kind, 'k.id')}`),
    );
    const known = new Set(cleared.map(({ id }) => id));
    return ids.map((id) => known.has(id));
  });
