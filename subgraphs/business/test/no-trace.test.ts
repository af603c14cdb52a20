import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

describeNoTrace(definition, {
  references: { 'participation.measure_id': 'Measure', 'focus_area.id': 'FocusArea' },
  documents: { 'guard_area.permit': () => ({ from: '2024-01-01', to: '2024-12-31' }) },
  values: {
    // Nothing is due: a release carries the moment it was made, and two databases would make theirs at two.
    'municipality.collecting_since': [null],
    'report.kept_until': ['2999-12-31'],
    'receipt.kept_until': ['2999-12-31'],
  },
});
