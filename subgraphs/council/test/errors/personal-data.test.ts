import { describeUnkeptPersonalData } from '@hub/kernel/unkept';
import { openCouncil } from '../council.ts';
import { inputs } from '../inputs.ts';

describeUnkeptPersonalData('council', { open: openCouncil, inputs });
