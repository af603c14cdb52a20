import { randomUUID } from 'node:crypto';
import { badInput, type Context, guardOf, type Write, write } from '@hub/kernel';
import { Decision } from '../entities/decision.ts';
import { type BorrowedKind, DecisionSubjectRow } from '../entities/decision-subject.ts';
import { Meeting } from '../entities/meeting.ts';
import type { DecisionSubjectInput, RecordDecisionInput } from '../inputs/decision-inputs.ts';
import { checkHappened } from './guard.ts';
import { insertAll, reread, textOf } from './writing.ts';

/** Records what a meeting decided; who may read the meeting may read it. */
export function recordDecision(context: Context, input: RecordDecisionInput) {
  const record = async (change: Write) => {
    const meeting = await change.claim(Meeting, input.meeting, ['meeting']);
    checkHappened('decidedOn', input.decidedOn);
    const subjects = input.concerns.map(subjectOf);
    refuseTwice(subjects);
    for (const { kind, subjectId, field } of subjects) await change.borrow(kind, subjectId, field);
    const inherited = { ...guardOf(meeting), sources: [], seeded: null };
    const id = randomUUID();
    await change.manager.insert(Decision, {
      id,
      meetingId: meeting.id,
      text: textOf(input.text),
      decidedOn: input.decidedOn,
      ...inherited,
    });
    await insertAll(
      change,
      DecisionSubjectRow,
      subjects.map(({ kind, subjectId }, place) => ({
        id: randomUUID(),
        decisionId: id,
        kind,
        subjectId,
        position: place + 1,
        ...inherited,
      })),
    );
    return { decision: await reread(change, Decision, id) };
  };
  return write(context, 'recordDecision', input, { decision: Decision }, record, input.concerns.length > 0);
}

type Subject = Pick<DecisionSubjectRow, 'kind' | 'subjectId'> & { field: string[] };

const KINDS: Record<keyof DecisionSubjectInput, BorrowedKind> = {
  promise: 'CitizenPromise',
  focusArea: 'FocusArea',
  measure: 'Measure',
};

/** @throws BAD_USER_INPUT unless exactly one is named; GraphQL's own @oneOf is refused by a composer */
function subjectOf(given: DecisionSubjectInput, place: number): Subject {
  const named = (Object.keys(KINDS) as (keyof DecisionSubjectInput)[]).flatMap((field) => {
    const id = given[field];
    return id === null || id === undefined ? [] : [{ field, id }];
  });
  const [only] = named;
  if (!only || named.length > 1) {
    throw badInput(`concerns[${place}] names ${named.length} of promise, focusArea and measure; it names exactly 1`);
  }
  return { kind: KINDS[only.field], subjectId: only.id.toLowerCase(), field: ['concerns', String(place), only.field] };
}

function refuseTwice(subjects: Subject[]): void {
  const seen = new Set(subjects.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
  if (seen.size < subjects.length) {
    throw badInput(`concerns names ${subjects.length} subjects, ${seen.size} of them different; each may be named once`);
  }
}
