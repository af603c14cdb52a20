import { factId, Visibility } from '@hub/kernel';
import { describePractice } from '@hub/kernel/practice';
import { definition } from '../src/schema.ts';

const MEASURE = factId('Measure', 'ovning-belysning');
const SERIES = factId('StatisticSeries', '9001', 'anmalda-brott');
const sources = [{ title: 'SYNTHETIC' }];
const notice = { title: 'SYNTHETIC', text: 'SYNTHETIC', visibility: 'PUBLIC' };
const claim = { text: 'SYNTHETIC', speaker: { name: 'SYNTHETIC' }, source: { title: 'SYNTHETIC' } };
const points = (from: string, to: string) => [{ period: { from, to }, value: 7 }];

describePractice({
  definition,
  known: [
    { kind: 'Measure', id: MEASURE, visibility: Visibility.PUBLIC, visibleFrom: null, municipalities: ['9001'], sector: null },
  ],
  write: async (send) => {
    await send('publishNotice', { ...notice, municipalities: ['9001'], idempotencyKey: 'notice' });
    await send('recordClaim', { ...claim, promise: factId('CitizenPromise', 'ovning-2026-2027') });
    await send('recordPoliceContribution', { measure: MEASURE, text: 'SYNTHETIC anew', idempotencyKey: 'contribution' });
    await send('publishStatistics', { series: SERIES, points: points('2026-04-01', '2026-06-30'), sources });
    await send('publishStatistics', { series: SERIES, points: points('2025-01-01', '2025-12-31'), sources });
  },
  elsewhere: async (send) => {
    await send('publishNotice', { ...notice, municipalities: ['1492'], idempotencyKey: 'amal' });
    await send('publishNotice', { ...notice, municipalities: ['9001', '1492'], idempotencyKey: 'both' });
    await send('recordClaim', { ...claim, promise: factId('CitizenPromise', 'amal-2023-2024') });
  },
  one: (number) => [
    'publishStatistics',
    { series: SERIES, points: points(`${1950 + number}-01-01`, `${1950 + number}-12-31`), sources },
  ],
});
