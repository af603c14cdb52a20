import { describeAudit } from '@hub/kernel/audited';
import { inputs, open } from './inputs.ts';

describeAudit('police', { open, inputs });
