import {
  cited,
  municipalityCode as code,
  day,
  focusAreaName as focusArea,
  type Mention,
  mention,
  moment,
  readers,
  slug,
  type Topic,
  text,
} from '@hub/kernel';
import { z } from 'zod';
import { ActionPointState } from '../entities/action-point.ts';
import { OrganisationKind } from '../entities/organisation-kind.ts';
import { SafetyWalkStage } from '../entities/safety-walk.ts';

/** The shapes of this subgraph's seed files; the seeds' README tells them in words. */

const key = z.string().min(1);

/** Each name once: a second one would overwrite the first, at every load. */
function once<Item>(nameOf: (item: Item) => string) {
  return (items: Item[], faults: z.RefinementCtx) => {
    const names = items.map(nameOf);
    for (const [place, name] of names.entries())
      if (names.indexOf(name) !== place) faults.addIssue({ code: 'custom', path: [place], message: `${name} stands twice` });
  };
}
const keyOf = ({ key: name }: { key: string }) => name;
const bodyOf = ({ organisation }: { organisation: string }) => organisation;

const organisations = z
  .array(
    z.strictObject({
      slug,
      name: z.string().min(1).max(300),
      kind: z.enum(OrganisationKind),
      website: z.url().optional(),
      sources: cited,
    }),
  )
  .superRefine(once(({ slug: name }) => name));

const inOrder = (first: string | undefined, last: string | undefined) =>
  first === undefined || last === undefined || first <= last;

const membership = z
  .strictObject({ organisation: slug, since: day.optional(), until: day.optional(), sources: cited })
  .refine(({ since, until }) => inOrder(since, until), { error: 'since is after until' });

const duty = z
  .strictObject({
    key,
    duty: z.string().min(1),
    basis: z.string().min(1),
    lastDoneOn: day.optional(),
    nextDueOn: day.optional(),
    sources: cited,
  })
  .refine(({ lastDoneOn, nextDueOn }) => inOrder(lastDoneOn, nextDueOn), { error: 'lastDoneOn is after nextDueOn' });

const actionPoint = z
  .strictObject({
    key,
    text,
    assignee: slug,
    dueOn: day.optional(),
    state: z.enum(ActionPointState),
    note: z.string().min(1).optional(),
    measure: slug.optional(),
    sources: cited,
  })
  .refine(({ state, note }) => state === ActionPointState.CLOSED || note === undefined, { error: 'OPEN takes no note' });

const walk = z
  .strictObject({
    key,
    plannedFor: moment,
    area: z.string().min(1),
    stage: z.enum(SafetyWalkStage),
    findings: z.array(text).default([]),
    measures: z.array(slug).default([]),
    sources: cited,
  })
  .refine(({ stage, findings }) => stage !== SafetyWalkStage.PRE_MEETING || findings.length === 0, {
    error: 'PRE_MEETING takes no findings',
  });

const decision = z.strictObject({
  key,
  text,
  decidedOn: day.optional(),
  concerns: z
    .array(z.union([z.strictObject({ promise: slug }), z.strictObject({ focusArea }), z.strictObject({ measure: slug })]))
    .superRefine(once((subject) => Object.values(subject).join()))
    .default([]),
  actionPoints: z.array(actionPoint).superRefine(once(keyOf)).default([]),
  sources: cited,
});

const meeting = z.strictObject({
  key,
  heldOn: day.optional(),
  purpose: text.optional(),
  attendance: z
    .array(z.strictObject({ organisation: slug, present: z.boolean().optional() }))
    .max(100)
    .superRefine(once(bodyOf)),
  promise: slug.optional(),
  decisions: z.array(decision).max(100).superRefine(once(keyOf)),
  minutes: z.strictObject({ agenda: z.array(text).min(1), notes: z.string().min(1) }).optional(),
  ...readers,
  sources: cited,
});

const councils = z
  .array(
    z.strictObject({
      key,
      name: z.string().min(1),
      municipality: code,
      members: z.array(membership).superRefine(once(bodyOf)),
      meetings: z.array(meeting).superRefine(once(keyOf)),
      statutoryDuties: z.array(duty).superRefine(once(keyOf)).default([]),
      safetyWalks: z.array(walk).superRefine(once(keyOf)).default([]),
      sources: cited,
    }),
  )
  .superRefine(once(({ municipality }) => municipality));

export type SeededCouncil = z.infer<typeof councils>[number];
export type SeededMeeting = z.infer<typeof meeting>;
export type SeededDecision = z.infer<typeof decision>;
export type SeededWalk = z.infer<typeof walk>;

export const organisationsTopic: Topic<z.infer<typeof organisations>> = {
  file: 'organisations.yaml',
  schema: organisations,
  defines: (facts) =>
    mention(
      'organisation',
      facts.map((fact) => fact.slug),
    ),
};

export const councilTopic: Topic<SeededCouncil[]> = {
  file: 'council.yaml',
  schema: councils,
  mentions: (facts) => facts.flatMap(mentionedBy),
};

function mentionedBy({ municipality, members, meetings, safetyWalks }: SeededCouncil): Mention[] {
  const decisions = meetings.flatMap((meeting) => meeting.decisions);
  const points = decisions.flatMap(({ actionPoints }) => actionPoints);
  const bodies = [...members, ...meetings.flatMap(({ attendance }) => attendance)];
  const subjects = decisions.flatMap(({ concerns }) => concerns);
  return [
    ...mention('municipality', [municipality]),
    ...mention('organisation', [...bodies.map(({ organisation }) => organisation), ...points.map(({ assignee }) => assignee)]),
    ...mention('measure', [...points.map(({ measure }) => measure), ...safetyWalks.flatMap(({ measures }) => measures)]),
    ...mention(
      'promise',
      meetings.map(({ promise }) => promise),
    ),
    ...subjects.flatMap((subject) => Object.entries(subject).map(([kind, name]) => ({ kind: kind as Mention['kind'], name }))),
  ];
}
