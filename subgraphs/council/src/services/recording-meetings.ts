import { randomUUID } from 'node:crypto';
import { badInput, type Context, guardFrom, isId, Refusal, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { Attendance } from '../entities/attendance.ts';
import { Meeting } from '../entities/meeting.ts';
import { Minutes } from '../entities/minutes.ts';
import { Organisation } from '../entities/organisation.ts';
import { SafetyCouncil } from '../entities/safety-council.ts';
import type { RecordMeetingInput } from '../inputs/meeting-inputs.ts';
import { checkHappened, guardForCouncil } from './guard.ts';
import { seated } from './listings.ts';
import { insertAll, reread, textOf } from './writing.ts';

/**
 * Records a meeting that a council has held.
 *
 * Attendance is a member's: who else was in the room (the municipality's own officials, guests) is told in the notes, so
 * that nobody is listed as attending a council it has no seat in.
 */
export function recordMeeting(context: Context, input: RecordMeetingInput) {
  const record = async (change: Write) => {
    const council = isId(input.council) ? await change.rows.one(SafetyCouncil, sql`t.id = ${input.council}`) : null;
    if (!council) throw new Refusal('NOT_FOUND', 'Not found', ['council']);
    change.within([council.municipalityCode], ['council']);
    checkHappened('heldOn', input.heldOn);
    const guard = {
      ...guardFrom(change.caller, { visibility: input.visibility, visibleFrom: input.visibleFrom ?? null }),
      municipalities: [council.municipalityCode],
    };
    const promise = input.promise ? await change.borrow('CitizenPromise', input.promise, ['promise']) : null;
    const attending = await membersOf(change, council, input);
    const written = { sources: input.sources ?? [], seeded: null };
    const id = randomUUID();
    await change.manager.insert(Meeting, {
      id,
      councilId: council.id,
      heldOn: input.heldOn,
      purpose: input.purpose ? textOf(input.purpose) : null,
      promiseId: promise?.id ?? null,
      ...guard,
      ...written,
    });
    await change.manager.insert(Minutes, {
      id: randomUUID(),
      meetingId: id,
      agenda: input.agenda?.map(textOf) ?? null,
      notes: input.notes ?? null,
      ...guardForCouncil(guard),
      ...written,
    });
    await insertAll(
      change,
      Attendance,
      attending.map(({ organisationId, present }) => ({
        id: randomUUID(),
        meetingId: id,
        organisationId,
        present,
        ...guard,
        ...written,
      })),
    );
    return { meeting: await reread(change, Meeting, id) };
  };
  return write(context, 'recordMeeting', input, { meeting: Meeting }, record, Boolean(input.promise));
}

/**
 * The organisations named, each with a seat on the day.
 *
 * @throws NOT_A_MEMBER, alike for one that does not exist; BAD_USER_INPUT for one named twice
 */
async function membersOf(
  { rows }: Write,
  council: SafetyCouncil,
  { attendance, heldOn }: RecordMeetingInput,
): Promise<{ organisationId: string; present: boolean }[]> {
  const slugs = attendance.map(({ organisation }) => organisation);
  const twice = slugs.find((slug, place) => slugs.indexOf(slug) !== place);
  if (twice !== undefined) {
    const times = slugs.filter((slug) => slug === twice).length;
    throw badInput(`attendance names ${twice} ${times} times; each organisation may be named once`);
  }
  const members = await rows.all(
    Organisation,
    sql`t.slug = any(${slugs}::text[]) and exists (select 1 from membership m
      where m.organisation_id = t.id and m.council_id = ${council.id} and ${seated(heldOn)})`,
  );
  return attendance.map(({ organisation, present }, place) => {
    const member = members.find(({ slug }) => slug === organisation);
    if (member) return { organisationId: member.id, present };
    throw new Refusal('NOT_A_MEMBER', `${organisation} had no seat in the council on ${heldOn}`, [
      'attendance',
      String(place),
      'organisation',
    ]);
  });
}
