import { randomUUID } from 'node:crypto';
import { type Context, guardFrom, Refusal, Visibility, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { ActionPoint, ActionPointState } from '../entities/action-point.ts';
import { Decision } from '../entities/decision.ts';
import { Organisation } from '../entities/organisation.ts';
import { SafetyCouncil } from '../entities/safety-council.ts';
import type { AssignActionPointInput, CloseActionPointInput } from '../inputs/action-point-inputs.ts';
import { guardForCouncil } from './guard.ts';
import { seated } from './listings.ts';
import { today } from './today.ts';
import { reread, textOf } from './writing.ts';

/** Gives an organisation something to do. The council's level reads it, also where the decision behind it is public. */
export function assignActionPoint(context: Context, input: AssignActionPointInput) {
  const assign = async (change: Write) => {
    const assignee = await change.rows.one(Organisation, sql`t.slug = ${input.assignee}`);
    if (!assignee) throw new Refusal('NOT_FOUND', 'Not found', ['assignee']);
    const decision = input.decision ? await change.claim(Decision, input.decision, ['decision']) : null;
    const inherited = guardForCouncil(decision ?? (await councilsOf(change, assignee)));
    const guard = { ...inherited, ...guardFrom(change.caller, inherited) };
    const measure = input.measure ? await change.borrow('Measure', input.measure, ['measure']) : null;
    const id = randomUUID();
    await change.manager.insert(ActionPoint, {
      id,
      decisionId: decision?.id ?? null,
      text: textOf(input.text),
      assigneeId: assignee.id,
      dueOn: input.dueOn ?? null,
      state: ActionPointState.OPEN,
      note: null,
      measureId: measure?.id ?? null,
      version: 1,
      ...guard,
      sources: [],
      seeded: null,
    });
    return { actionPoint: await reread(change, ActionPoint, id) };
  };
  return write(context, 'assignActionPoint', input, { actionPoint: ActionPoint }, assign, Boolean(input.measure));
}

/**
 * Without a decision, the readers are those of the councils where the assignee sits today, as far as the grant goes.
 *
 * @throws NOT_A_MEMBER where there is none: nobody's council would read the action point
 */
async function councilsOf({ rows, caller }: Write, assignee: Organisation) {
  const councils = await rows.all(
    SafetyCouncil,
    sql`exists (select 1 from membership m
      where m.council_id = t.id and m.organisation_id = ${assignee.id} and ${seated(today())})`,
  );
  const { municipalities: own } = caller;
  const codes = councils.map(({ municipalityCode }) => municipalityCode).filter((code) => own === null || own.includes(code));
  if (codes.length === 0) {
    throw new Refusal('NOT_A_MEMBER', `${assignee.slug} has no seat in a council of the caller's, and no decision is named`, [
      'assignee',
    ]);
  }
  return { visibility: Visibility.COUNCIL, visibleFrom: null, municipalities: codes.sort(), sector: null };
}

/** Closes an action point, once. */
export function closeActionPoint(context: Context, input: CloseActionPointInput) {
  return write(context, 'closeActionPoint', input, { actionPoint: ActionPoint }, async (change) => {
    const point = await change.claim(ActionPoint, input.id, ['id'], input.version);
    if (point.state === ActionPointState.CLOSED) {
      throw new Refusal('BAD_TRANSITION', `The action point is ${point.state}; it cannot go from CLOSED to CLOSED`);
    }
    await change.manager.update(
      ActionPoint,
      { id: point.id },
      {
        state: ActionPointState.CLOSED,
        note: input.note ?? null,
        version: point.version + 1,
        updatedAt: new Date(),
      },
    );
    return { actionPoint: await reread(change, ActionPoint, point.id) };
  });
}
