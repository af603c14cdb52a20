import { randomUUID } from 'node:crypto';
import { type Context, guardFrom, guardOf, isId, Refusal, Visibility, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { FollowUp } from '../entities/follow-up.ts';
import { Goal, GoalAssessment } from '../entities/goal.ts';
import type { AssessGoalInput, PublishPromiseInput, RecordFollowUpInput, SignPromiseInput } from '../inputs/promise-inputs.ts';
import { claimArea, refuseFuture, reread } from './writing.ts';

/** Lets anyone read the promise and all that stands in it, once the embargo has passed. Its measures keep their own visibility. */
export function publishPromise(context: Context, input: PublishPromiseInput) {
  return write(context, 'publishPromise', input, { promise: CitizenPromise }, async (change) => {
    const promise = await change.claim(CitizenPromise, input.id, ['id'], input.version);
    if (promise.visibility === Visibility.PUBLIC) throw new Refusal('BAD_TRANSITION', 'The promise is published already', ['id']);
    const { id } = promise;
    const visibleFrom = input.visibleFrom ?? null;
    const stage = promise.stage === 'DRAFT' ? 'AGREED' : promise.stage;
    const guard = guardFrom(change.caller, { visibility: Visibility.PUBLIC, visibleFrom });
    const opened = { ...guard, updatedAt: new Date() };
    await change.manager.update(CitizenPromise, { id }, { ...opened, stage, version: promise.version + 1 });
    await change.manager.update(FocusArea, { promiseId: id }, opened);
    await change.manager.update(FollowUp, { promiseId: id }, opened);
    for (const table of ['goal', 'commitment']) {
      await change.manager.query(
        `update ${table} set visibility = 'PUBLIC', visible_from = $2, sector = null, updated_at = now()
         where focus_area_id in (select id from focus_area where promise_id = $1)`,
        [id, visibleFrom],
      );
    }
    return { promise: await reread(change, CitizenPromise, id) };
  });
}

/** From then on its areas and goals stand as they are. Signing does not publish. */
export function signPromise(context: Context, input: SignPromiseInput) {
  return write(context, 'signPromise', input, { promise: CitizenPromise }, async (change) => {
    const promise = await change.claim(CitizenPromise, input.id, ['id'], input.version);
    const { id, stage, version } = promise;
    if (stage === 'SIGNED') throw new Refusal('BAD_TRANSITION', 'The promise is SIGNED already', ['id']);
    const areas = await change.rows.all(FocusArea, sql`t.promise_id = ${id}`);
    if (areas.length === 0) throw new Refusal('BAD_TRANSITION', 'The promise has 0 focus areas; it needs 1 to be signed', ['id']);
    await refuseFuture(change, 'signedOn', input.signedOn);
    await change.manager.update(
      CitizenPromise,
      { id },
      { stage: 'SIGNED', signedOn: input.signedOn, version: version + 1, updatedAt: new Date() },
    );
    return { promise: await reread(change, CitizenPromise, id) };
  });
}

/** Holds an outcome against a goal of a signed promise; a later assessment replaces an earlier one, its sources kept. */
export function assessGoal(context: Context, input: AssessGoalInput) {
  return write(context, 'assessGoal', input, { goal: Goal }, async (change) => {
    const seen = isId(input.id) ? await change.rows.one(Goal, sql`t.id = ${input.id}`) : null;
    if (seen === null) throw new Refusal('NOT_FOUND', 'Not found', ['id']);
    const { stage } = (await claimArea(change, seen.focusAreaId, ['id'])).promise;
    const goal = await change.claim(Goal, input.id, ['id']);
    if (stage !== 'SIGNED')
      throw new Refusal('BAD_TRANSITION', `The promise is ${stage}; goals are assessed once it is SIGNED`, ['id']);
    await refuseFuture(change, 'assessedOn', input.assessedOn);
    const { outcome = null, assessment } = input;
    // An assessment taken back has no day.
    const assessedOn = assessment === GoalAssessment.NOT_ASSESSED ? null : input.assessedOn;
    await change.manager.update(
      Goal,
      { id: goal.id },
      { outcome, assessment, assessedOn, sources: [...goal.sources, ...(input.sources ?? [])], updatedAt: new Date() },
    );
    return { goal: await reread(change, Goal, goal.id) };
  });
}

/** Tells of how the promise goes; the partner that tells is recorded as its author. */
export function recordFollowUp(context: Context, input: RecordFollowUpInput) {
  return write(context, 'recordFollowUp', input, { followUp: FollowUp }, async (change) => {
    const promise = await change.claim(CitizenPromise, input.promise, ['promise']);
    if (promise.stage !== 'SIGNED') {
      throw new Refusal('BAD_TRANSITION', `The promise is ${promise.stage}; it is followed up once it is SIGNED`, ['promise']);
    }
    await refuseFuture(change, 'on', input.on);
    const id = randomUUID();
    const by = change.caller.partner === null ? [] : [change.caller.partner];
    await change.manager.insert(FollowUp, {
      id,
      promiseId: promise.id,
      on: input.on,
      text: { sv: input.text },
      by,
      sources: input.sources ?? [],
      ...guardOf(promise),
      seeded: null,
    });
    return { followUp: await reread(change, FollowUp, id) };
  });
}
