import { describeReusedKeys } from '@hub/kernel/refusals';
import { openCouncil } from '../council.ts';
import { inputs } from '../inputs.ts';

describeReusedKeys('council', {
  open: openCouncil,
  inputs,
  changes: {
    recordMeeting: { heldOn: '2023-03-02' },
    recordDecision: { text: 'Ett annat beslut' },
    assignActionPoint: { text: 'Något annat att göra' },
    closeActionPoint: { note: 'Klart' },
    planSafetyWalk: { area: 'Hamnen' },
    advanceSafetyWalk: { findings: ['Klotter'] },
  },
});
