import { factId } from '@hub/kernel';
import { describeScopes } from '@hub/kernel/refusals';
import { TOWN } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

describeScopes('business', {
  open,
  inputs,
  reach: async () => ({ BusinessSafety: { id: factId('BusinessSafety', TOWN, 'all') } }),
});
