import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

// No month is due in no-trace.json: a release carries the moment it was made, and two databases would make theirs at two.
describeNoTrace(definition);
