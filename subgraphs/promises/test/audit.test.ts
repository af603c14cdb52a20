import { describeAudit } from '@hub/kernel/audited';
import { inputs, open } from './inputs.ts';

describeAudit('promises', { open, inputs });
