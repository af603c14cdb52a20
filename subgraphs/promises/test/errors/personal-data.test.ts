import { describeUnkeptPersonalData } from '@hub/kernel/unkept';
import { inputs, open } from '../inputs.ts';

describeUnkeptPersonalData('promises', { open, inputs });
