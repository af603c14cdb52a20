import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

describeNoTrace(definition, {
  references: {},
  documents: {
    'citizen_promise.attendees': () => [{ name: 'SYNTHETIC', role: null, organisation: 'synthetic-a', sources: [] }],
  },
  // Most of what follows from the calendar follows for what is signed.
  values: { 'citizen_promise.stage': ['DRAFT', 'AGREED', 'SIGNED', 'SIGNED', 'SIGNED', 'SIGNED'] },
});
