import type { TestSubgraph } from '@hub/kernel/testing';
import {
  changed,
  dayFromNow,
  draftInput,
  draftWithArea,
  measureInput,
  openSynthetic,
  propose,
  publishedWithArea,
  sign,
} from './fixtures.ts';

export const open = (): Promise<TestSubgraph> => openSynthetic();

const goalIn = (promises: TestSubgraph, focusArea: string) =>
  changed(promises, 'setGoal', { focusArea, text: 'SYNTHETIC', kind: 'QUALITATIVE' });

/** An input of every mutation, accepted once as it stands, each about rows of its own. */
export async function inputs(promises: TestSubgraph): Promise<Record<string, object>> {
  const draft = await draftWithArea(promises);
  const unsigned = await draftWithArea(promises);
  const { promise, area } = await publishedWithArea(promises);
  const signed = await publishedWithArea(promises);
  const goal = await goalIn(promises, signed.area.id);
  await sign(promises, signed.promise);
  const revised = await propose(promises, [area.id]);
  const moved = await propose(promises, [area.id]);
  const begun = await propose(promises, [area.id]);
  await changed(promises, 'changeMeasureState', { id: begun.id, version: 1, state: 'ONGOING' });
  return {
    draftPromise: draftInput(),
    publishPromise: { id: draft.promise.id, version: 1 },
    signPromise: { id: unsigned.promise.id, version: 1, signedOn: dayFromNow(0) },
    addFocusArea: { promise: promise.id, number: 2, title: 'SYNTHETIC' },
    setGoal: { focusArea: area.id, text: 'SYNTHETIC', kind: 'QUALITATIVE' },
    assessGoal: { id: goal.id, assessment: 'MET', assessedOn: dayFromNow(0) },
    recordFollowUp: { promise: signed.promise.id, on: dayFromNow(0), text: 'SYNTHETIC' },
    proposeMeasure: measureInput([area.id]),
    reviseMeasure: { id: revised.id, version: 1, title: 'SYNTHETIC anew' },
    changeMeasureState: { id: moved.id, version: 1, state: 'ONGOING' },
    recordProgress: { id: begun.id, version: 2, progress: 1 },
  };
}
