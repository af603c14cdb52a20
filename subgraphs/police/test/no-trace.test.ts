import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

describeNoTrace(definition);
