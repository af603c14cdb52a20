import { factId } from '@hub/kernel';
import { describePractice } from '@hub/kernel/practice';
import { definition } from '../src/schema.ts';

const AREA = factId('FocusArea', 'ovning-2026-2027', 1);
const SIGNED = factId('CitizenPromise', 'ovning-2026-2027');
const DRAFT = factId('CitizenPromise', 'ovning-2030-2031');
const GOAL = factId('Goal', 'ovning-2026-2027', 1, 2);
const period = { from: '2032-01-01', to: '2033-12-31' };
const draft = { title: 'SYNTHETIC', parties: ['ovningspolisen'], period };

describePractice({
  definition,
  write: async (send) => {
    const given = { ...draft, slug: 'ovning-egen', municipalities: ['9001'], predecessor: DRAFT };
    const { promise } = await send('draftPromise', { ...given, idempotencyKey: 'draft' }, 'promise { id version }');
    await send('addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC', idempotencyKey: 'area' });
    await send('publishPromise', { id: promise.id, version: 1 });
    await send('setGoal', { focusArea: factId('FocusArea', 'ovning-2030-2031', 1), text: 'SYNTHETIC', kind: 'QUALITATIVE' });
    await send('publishPromise', { id: DRAFT, version: 1 });
    await send('signPromise', { id: factId('CitizenPromise', 'ovning-2028-2029'), version: 1, signedOn: '2026-01-01' });
    await send('assessGoal', { id: GOAL, assessment: 'MET', assessedOn: '2026-01-31', outcome: 1 });
    await send('recordFollowUp', { promise: SIGNED, on: '2026-01-31', text: 'SYNTHETIC' });
    const measure = { focusAreas: [AREA], title: 'SYNTHETIC', responsible: 'ovningskommunen', visibility: 'PARTY' };
    await send('proposeMeasure', measure);
    await send('reviseMeasure', { id: factId('Measure', 'ovning-utkast'), version: 1, title: 'SYNTHETIC anew' });
    await send('recordProgress', { id: factId('Measure', 'ovning-belysning'), version: 1, progress: 70 });
    await send('changeMeasureState', { id: factId('Measure', 'ovning-belysning'), version: 2, state: 'PAUSED' });
  },
  elsewhere: async (send) => {
    await send('draftPromise', { ...draft, slug: 'amal-egen', municipalities: ['1492'], idempotencyKey: 'amal' });
    // It holds a promise of the practice municipality's, which then has to stay.
    const both = { ...draft, slug: 'bada', municipalities: ['9001', '1492'], predecessor: SIGNED };
    const { promise } = await send('draftPromise', { ...both, idempotencyKey: 'both' }, 'promise { id }');
    const { focusArea } = await send('addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC' }, 'focusArea { id }');
    const areas = { focusAreas: [AREA, focusArea.id], title: 'SYNTHETIC', responsible: 'ovningskommunen' };
    await send('proposeMeasure', { ...areas, visibility: 'PARTY' });
  },
  one: (number) => ['addFocusArea', { promise: DRAFT, number: 10 + number, title: 'SYNTHETIC' }],
});
