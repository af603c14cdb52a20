import { factId, Visibility } from '@hub/kernel';
import { describePractice } from '@hub/kernel/practice';
import { expect } from '@jest/globals';
import { definition } from '../src/schema.ts';
import { close, THIS_MONTH } from './fixtures.ts';

const MEASURE = factId('Measure', 'ovning-belysning');
const AMALS = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b';
const BOTH = '0c0c0c0c-0c0c-4c0c-8c0c-0c0c0c0c0c0c';
const measure = (id: string, ...municipalities: string[]) =>
  ({ kind: 'Measure', id, visibility: Visibility.PUBLIC, visibleFrom: null, municipalities, sector: null }) as const;
const report = { category: 'THEFT', area: 'Övrigt', month: THIS_MONTH };

describePractice({
  definition,
  known: [measure(MEASURE, '9001'), measure(AMALS, '1492'), measure(BOTH, '9001', '1492')],
  write: async (send, business) => {
    await send('reportIncident', { ...report, municipality: '9001', idempotencyKey: 'report' });
    await send('reportIncident', { ...report, municipality: '9001', area: 'SYNTHETIC – torget' });
    await send('joinMeasure', { measure: MEASURE, businesses: 12, idempotencyKey: 'join' });
    await close(business, THIS_MONTH);
    expect(await business.database.source.query("select from release_cell where municipality_code = '9001'")).not.toEqual([]);
  },
  elsewhere: async (send) => {
    await send('reportIncident', { ...report, municipality: '1492', idempotencyKey: 'amal' });
    await send('joinMeasure', { measure: AMALS, businesses: 12, idempotencyKey: 'join-amal' });
    await send('joinMeasure', { measure: BOTH, businesses: 12 });
  },
  one: () => ['reportIncident', { ...report, municipality: '9001' }],
});
