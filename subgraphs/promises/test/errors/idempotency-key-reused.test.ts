import { describeReusedKeys } from '@hub/kernel/refusals';
import { dayFromNow } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

describeReusedKeys('promises', {
  open,
  inputs,
  changes: {
    draftPromise: { title: 'SYNTHETIC other' },
    publishPromise: { visibleFrom: '2026-01-01T00:00:00Z' },
    signPromise: { signedOn: dayFromNow(-1) },
    addFocusArea: { number: 3 },
    setGoal: { text: 'SYNTHETIC other' },
    assessGoal: { assessment: 'NOT_MET' },
    recordFollowUp: { text: 'SYNTHETIC other' },
    proposeMeasure: { title: 'SYNTHETIC other' },
    reviseMeasure: { title: 'SYNTHETIC other' },
    changeMeasureState: { state: 'CANCELLED' },
    recordProgress: { progress: 2 },
  },
});
