import { randomUUID } from 'node:crypto';
import { badInput, type Context, guardFrom, guardOf, Refusal, Visibility, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { Commitment } from '../entities/commitment.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { Goal, GoalAssessment, GoalKind } from '../entities/goal.ts';
import { Municipality } from '../entities/municipality.ts';
import type { AddFocusAreaInput, DraftPromiseInput, SetGoalInput } from '../inputs/promise-inputs.ts';
import { given } from './given.ts';
import { claimArea, reread, textOf } from './writing.ts';

/** A new promise, read by the parties alone until it is published. */
export function draftPromise(context: Context, input: DraftPromiseInput) {
  return write(context, 'draftPromise', input, { promise: CitizenPromise }, async (change) => {
    const guard = guardFrom(change.caller, { visibility: Visibility.PARTY, visibleFrom: input.visibleFrom ?? null });
    change.within(input.municipalities, ['municipalities']);
    const known = await change.rows.all(Municipality, sql`t.code = any(${input.municipalities}::text[])`);
    const unknown = input.municipalities.find((code) => !known.some((municipality) => municipality.code === code));
    if (unknown !== undefined)
      throw new Refusal('NOT_FOUND', 'Not found', ['municipalities', String(input.municipalities.indexOf(unknown))]);
    const { from, to } = input.period;
    if (from > to) throw new Refusal('PERIOD_ORDER', `period.from is ${from}, after period.to, ${to}`, ['period', 'from']);
    if (input.predecessor) await change.claim(CitizenPromise, input.predecessor, ['predecessor']);
    const id = randomUUID();
    // Counted past the caller's eyes: a slug is unique in the hub, whoever may read the promise that has it.
    const made = await change.manager
      .createQueryBuilder()
      .insert()
      .into(CitizenPromise)
      .values({
        id,
        slug: input.slug,
        title: { sv: input.title },
        situation: textOf(input.situation),
        periodFrom: from,
        periodTo: to,
        signedOn: null,
        stage: 'DRAFT',
        parties: [...new Set(input.parties)],
        attendees: [],
        predecessorId: input.predecessor ?? null,
        version: 1,
        ...guard,
        municipalities: [...new Set(input.municipalities)],
        sources: input.sources ?? [],
        seeded: null,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((made.raw as unknown[]).length === 0)
      throw new Refusal('SLUG_TAKEN', `slug is ${input.slug}, and another promise has it`, ['slug']);
    return { promise: await reread(change, CitizenPromise, id) };
  });
}

/** A new focus area of a promise that is not signed. */
export function addFocusArea(context: Context, input: AddFocusAreaInput) {
  return write(context, 'addFocusArea', input, { focusArea: FocusArea }, async (change) => {
    const promise = await change.claim(CitizenPromise, input.promise, ['promise']);
    refuseSigned(promise, 'focus areas are added');
    if (await change.rows.one(FocusArea, sql`t.promise_id = ${promise.id} and t.number = ${input.number}`))
      throw new Refusal('NUMBER_TAKEN', `number is ${input.number}, and another focus area of the promise has it`, ['number']);
    const guard = { ...guardOf(promise), seeded: null };
    const id = randomUUID();
    await change.manager.insert(FocusArea, {
      id,
      promiseId: promise.id,
      number: input.number,
      title: { sv: input.title },
      definition: textOf(input.definition),
      continuesId: null,
      sources: input.sources ?? [],
      ...guard,
    });
    for (const [place, { text, by }] of (input.commitments ?? []).entries()) {
      await change.manager.insert(Commitment, {
        id: randomUUID(),
        focusAreaId: id,
        position: place + 1,
        text: { sv: text },
        by: [...new Set(by)],
        sources: input.sources ?? [],
        ...guard,
      });
    }
    return { focusArea: await reread(change, FocusArea, id) };
  });
}

/** A new goal, or new words and numbers for one, while its promise is not signed. */
export function setGoal(context: Context, input: SetGoalInput) {
  return write(context, 'setGoal', input, { goal: Goal }, async (change) => {
    const { promise, area } = await claimArea(change, input.focusArea, ['focusArea']);
    refuseSigned(promise, 'goals are set');
    checkTarget(input);
    const values = {
      text: { sv: input.text },
      kind: input.kind,
      target: input.target ?? null,
      unit: input.unit ?? null,
      baseline: input.baseline ?? null,
      baselineFrom: input.baselinePeriod?.from ?? null,
      baselineTo: input.baselinePeriod?.to ?? null,
      ...(input.sources && { sources: input.sources }),
    };
    const id = input.id ? (await goalOf(change, input.id, area)).id : randomUUID();
    if (input.id) await change.manager.update(Goal, { id }, { ...values, updatedAt: new Date() });
    else {
      const position = 1 + (await change.rows.all(Goal, sql`t.focus_area_id = ${area.id}`)).length;
      const assessment = GoalAssessment.NOT_ASSESSED;
      await change.manager.insert(Goal, {
        id,
        focusAreaId: area.id,
        position,
        assessment,
        sources: [],
        ...values,
        ...guardOf(area),
        seeded: null,
      });
    }
    return { goal: await reread(change, Goal, id) };
  });
}

async function goalOf(change: Write, id: string, area: FocusArea): Promise<Goal> {
  const goal = await change.claim(Goal, id, ['id']);
  if (goal.focusAreaId !== area.id) throw new Refusal('NOT_FOUND', 'Not found', ['id']);
  return goal;
}

function refuseSigned(promise: CitizenPromise, what: string): void {
  if (promise.stage === 'SIGNED')
    throw new Refusal('BAD_TRANSITION', `The promise is SIGNED; ${what} while it is DRAFT or AGREED`);
}

/** The kinds that need a target, and those that are held against a baseline; the database's check says the same. */
function checkTarget({ kind, target, baseline, baselinePeriod }: SetGoalInput): void {
  if (kind === GoalKind.AT_LEAST || kind === GoalKind.AT_MOST) {
    if (!given(target)) throw new Refusal('GOAL_TARGET_MISSING', `kind is ${kind}, which needs a target`, ['target']);
  } else if (given(target)) {
    throw badInput(`target is ${target}; kind ${kind} takes none`);
  }
  const based = given(baseline) || given(baselinePeriod);
  if ((kind === GoalKind.NOT_ABOVE_BASELINE || kind === GoalKind.BELOW_BASELINE) && !based) {
    throw new Refusal('GOAL_TARGET_MISSING', `kind is ${kind}, which needs a baseline or a baselinePeriod`, ['baseline']);
  }
  if (baselinePeriod && baselinePeriod.from > baselinePeriod.to) {
    throw new Refusal(
      'PERIOD_ORDER',
      `baselinePeriod.from is ${baselinePeriod.from}, after baselinePeriod.to, ${baselinePeriod.to}`,
      ['baselinePeriod', 'from'],
    );
  }
}
