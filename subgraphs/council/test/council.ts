import { factId, Visibility } from '@hub/kernel';
import { type Answer, knowForeign, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { definition } from '../src/schema.ts';

/** Åmål's seeded facts by their ids, and each mutation as a call. */
export const AMAL = factId('SafetyCouncil', '1492', 'trygg-och-sakerhetsradet');
export const SEEDED_MEETING = factId('Meeting', '1492', 'trygg-och-sakerhetsradet', '2022-12-14');
export const PROMISE = factId('CitizenPromise', 'amal-2023-2024');
export const AREA = factId('FocusArea', 'amal-2023-2024', 3);
/** A measure of Åmål's that its parties alone read. */
export const HIDDEN = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b';
/** An id that nobody has told of. */
export const UNKNOWN = '0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a';

export async function openCouncil(): Promise<TestSubgraph> {
  const council = await openTestSubgraph(definition, ['seeds/amal']);
  await knowForeign(council, 'Measure', { id: HIDDEN, visibility: Visibility.PARTY });
  return council;
}

const RESULTS: Record<string, string> = {
  recordMeeting:
    'meeting { id heldOn purpose agenda { number text } notes attendance { organisation { slug } present } promise { id } }',
  recordDecision:
    'decision { id text decidedOn meeting { id } concerns { __typename ... on CitizenPromise { id } ... on FocusArea { id } ... on Measure { id } } }',
  assignActionPoint: 'actionPoint { id text assignee { slug } dueOn state note measure { id } version }',
  closeActionPoint: 'actionPoint { id state note version }',
  planSafetyWalk: 'safetyWalk { id plannedFor area stage findings { text } measures { id } version }',
  advanceSafetyWalk: 'safetyWalk { id stage findings { text measure { id } } measures { id } version }',
};

/** Sends a mutation; `sent` is its payload, null where a GraphQL error took its place. */
export async function send(council: TestSubgraph, mutation: string, input: object, caller = PARTY) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const answer: Answer = await council.ask(
    `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { ${RESULTS[mutation]} userErrors { code message field } } }`,
    { input },
    caller,
  );
  return { sent: answer.data?.sent ?? null, errors: answer.errors };
}

/** A meeting's input, in order unless a part of it is given otherwise. */
export const meeting = (parts: object = {}) => ({
  council: AMAL,
  heldOn: '2023-03-01',
  purpose: 'Uppföljning av löftet',
  attendance: [{ organisation: 'amal-handel', present: true }],
  visibility: 'PUBLIC',
  ...parts,
});

/** The tables' row counts, to see that a refused write has left nothing. */
export async function counts(council: TestSubgraph): Promise<Record<string, number>> {
  const [row] = await council.database.source.query(
    ['meeting', 'minutes', 'attendance', 'decision', 'decision_subject', 'action_point', 'safety_walk', 'idempotent_answer']
      .map((table, place) => `${place === 0 ? 'select ' : ', '}(select count(*)::int from ${table}) as ${table}`)
      .join(''),
  );
  return row;
}
