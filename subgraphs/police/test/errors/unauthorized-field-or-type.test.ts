import { describeScopes } from '@hub/kernel/refusals';
import { inputs, open } from '../inputs.ts';

describeScopes('police', { open, inputs, reach: async () => ({}) });
