import { describeNoTrace } from '@hub/kernel/no-trace';
import { definition } from '../src/schema.ts';

describeNoTrace(definition, {
  references: {
    'quoted_claim.promise_id': 'CitizenPromise',
    'police_contribution.measure_id': 'Measure',
    'statistic_series.focus_areas': 'FocusArea',
  },
  documents: {
    'quoted_claim.speaker': () => ({ name: 'SYNTHETIC', role: null, organisation: 'synthetic-a' }),
    'liaison_function.contact': () => [{ kind: 'WEB', value: 'https://example.org' }],
  },
  values: {},
});
