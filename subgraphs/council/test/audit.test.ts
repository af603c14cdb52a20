import { describeAudit } from '@hub/kernel/audited';
import { openCouncil } from './council.ts';
import { inputs } from './inputs.ts';

describeAudit('council', { open: openCouncil, inputs });
