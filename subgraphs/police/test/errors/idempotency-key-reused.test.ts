import { describeReusedKeys } from '@hub/kernel/refusals';
import { inputs, open } from '../inputs.ts';

describeReusedKeys('police', {
  open,
  inputs,
  changes: {
    publishStatistics: { points: [{ period: { from: '2023-01-01', to: '2023-12-31' }, value: 2 }] },
    recordClaim: { text: 'En annan text' },
    recordPoliceContribution: { text: 'En annan text' },
    publishNotice: { title: 'En annan rubrik' },
  },
});
