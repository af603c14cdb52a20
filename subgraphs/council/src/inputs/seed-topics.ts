import {
  cited,
  municipalityCode as code,
  day,
  focusAreaName as focusArea,
  type Mention,
  mention,
  slug,
  type Topic,
  text,
} from '@hub/kernel';
import { z } from 'zod';
import { OrganisationKind } from '../entities/organisation-kind.ts';

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

const decision = z.strictObject({
  key,
  text,
  decidedOn: day.optional(),
  concerns: z
    .array(z.union([z.strictObject({ promise: slug }), z.strictObject({ focusArea })]))
    .superRefine(once((subject) => Object.values(subject).join()))
    .default([]),
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
      sources: cited,
    }),
  )
  .superRefine(once(({ municipality }) => municipality));

export type SeededCouncil = z.infer<typeof councils>[number];
export type SeededMeeting = z.infer<typeof meeting>;
export type SeededDecision = z.infer<typeof decision>;

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

function mentionedBy({ municipality, members, meetings }: SeededCouncil): Mention[] {
  const bodies = [...members, ...meetings.flatMap(({ attendance }) => attendance)];
  const subjects = meetings.flatMap(({ decisions }) => decisions).flatMap(({ concerns }) => concerns);
  return [
    ...mention('municipality', [municipality]),
    ...mention(
      'organisation',
      bodies.map(({ organisation }) => organisation),
    ),
    ...mention(
      'promise',
      meetings.map(({ promise }) => promise),
    ),
    ...subjects.map(
      (subject): Mention =>
        'promise' in subject ? { kind: 'promise', name: subject.promise } : { kind: 'focusArea', name: subject.focusArea },
    ),
  ];
}
