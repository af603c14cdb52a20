import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

describeNoTrace(definition, {
  references: {
    'meeting.promise_id': 'CitizenPromise',
    'decision_subject.subject_id': 'kind',
    'action_point.measure_id': 'Measure',
    'safety_walk.measure_ids': 'Measure',
  },
  documents: {
    'minutes.agenda': () => [{ sv: 'SYNTHETIC' }],
    'safety_walk.findings': (measureId) => [{ text: { sv: 'SYNTHETIC' }, measureId }],
  },
  values: {},
});
