import { describeReusedKeys } from '@hub/kernel/refusals';
import { inputs, open } from '../inputs.ts';

describeReusedKeys('business', {
  open,
  inputs,
  changes: {
    reportIncident: { category: 'FRAUD' },
    withdrawIncidentReport: { code: 'A'.repeat(32) },
    joinMeasure: { businesses: 13 },
  },
});
