import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

// Most of what follows from the calendar follows for what is signed, so no-trace.json signs most promises.
describeNoTrace(definition);
