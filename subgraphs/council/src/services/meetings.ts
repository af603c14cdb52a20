import type { Change, Context } from '@hub/kernel';
import sql from 'sql-template-tag';
import type { AgendaItem } from '../entities/agenda-item.ts';
import { BORROWED, type Borrowed } from '../entities/decision-subject.ts';
import { Meeting } from '../entities/meeting.ts';
import { minutesOfMeeting, subjectsOfDecision } from '../loaders.ts';

/** A meeting's agenda, numbered from 1; null where nobody has told it, or the caller may not read the minutes. */
export async function agendaOf(context: Context, meeting: string): Promise<AgendaItem[] | null> {
  const minutes = await minutesOfMeeting(context).load(meeting);
  return minutes?.agenda?.map((text, place) => ({ number: place + 1, text })) ?? null;
}

/** A meeting's notes; null as the agenda is. */
export async function notesOf(context: Context, meeting: string): Promise<string | null> {
  return (await minutesOfMeeting(context).load(meeting))?.notes ?? null;
}

/** What a decision is about, as far as the caller may learn of it. */
export async function subjectsOf(context: Context, decision: string): Promise<Borrowed[]> {
  const subjects = await subjectsOfDecision(context).load(decision);
  return subjects.map(({ kind, subjectId }) => BORROWED[kind].of(subjectId));
}

/** Meetings of a municipality's council, when one is recorded. */
export function followMeetings({ follow }: Context, municipality: string): AsyncIterable<Change<Meeting>> {
  return follow(Meeting, sql`t.municipalities @> ${[municipality]}::text[]`);
}
