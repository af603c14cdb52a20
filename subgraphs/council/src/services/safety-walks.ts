import { randomUUID } from 'node:crypto';
import { type Context, Refusal, Visibility, type Write, write } from '@hub/kernel';
import { SafetyWalk, SafetyWalkStage } from '../entities/safety-walk.ts';
import type { AdvanceSafetyWalkInput, PlanSafetyWalkInput } from '../inputs/safety-walk-inputs.ts';
import { reread, textOf } from './writing.ts';

/** What follows each stage. No way back: what was found on a walk is not unfound. */
const NEXT: Record<SafetyWalkStage, SafetyWalkStage | null> = {
  PRE_MEETING: SafetyWalkStage.WALK,
  WALK: SafetyWalkStage.FOLLOW_UP,
  FOLLOW_UP: null,
};

/** Plans a walk. It is public: a walk is for those who live in the area. */
export function planSafetyWalk(context: Context, input: PlanSafetyWalkInput) {
  return write(context, 'planSafetyWalk', input, { safetyWalk: SafetyWalk }, async (change) => {
    const { municipality } = input;
    change.within([municipality], ['municipality']);
    const id = randomUUID();
    await change.manager.insert(SafetyWalk, {
      id,
      municipalityCode: municipality,
      plannedFor: input.plannedFor,
      area: input.area,
      stage: SafetyWalkStage.PRE_MEETING,
      findings: [],
      measureIds: [],
      version: 1,
      visibility: Visibility.PUBLIC,
      visibleFrom: null,
      municipalities: [municipality],
      sources: [],
      seeded: null,
    });
    return { safetyWalk: await reread(change, SafetyWalk, id) };
  });
}

/**
 * Moves a walk to its next stage. Nothing can be found before anybody has walked, so findings come with WALK and
 * FOLLOW_UP; both stages' findings stand together.
 */
export function advanceSafetyWalk(context: Context, input: AdvanceSafetyWalkInput) {
  const named = input.measures ?? [];
  const advance = async (change: Write) => {
    const walk = await change.claim(SafetyWalk, input.id, ['id'], input.version);
    const next = NEXT[walk.stage];
    if (input.stage !== next) {
      const allowed = next === null ? `${walk.stage} is final` : `after ${walk.stage} comes ${next}`;
      throw new Refusal('BAD_TRANSITION', `The walk cannot go from ${walk.stage} to ${input.stage}; ${allowed}`, ['stage']);
    }
    const found = (input.findings ?? []).map((finding) => ({ text: textOf(finding), measureId: null }));
    const measures: string[] = [];
    for (const [place, id] of named.entries())
      measures.push((await change.borrow('Measure', id, ['measures', String(place)])).id);
    await change.manager.update(
      SafetyWalk,
      { id: walk.id },
      {
        stage: next,
        findings: [...walk.findings, ...found],
        measureIds: [...new Set([...walk.measureIds, ...measures])],
        version: walk.version + 1,
        updatedAt: new Date(),
      },
    );
    return { safetyWalk: await reread(change, SafetyWalk, walk.id) };
  };
  return write(context, 'advanceSafetyWalk', input, { safetyWalk: SafetyWalk }, advance, named.length > 0);
}
