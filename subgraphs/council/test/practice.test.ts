import { factId, Visibility } from '@hub/kernel';
import { describePractice } from '@hub/kernel/practice';
import { definition } from '../src/schema.ts';
import { SEEDED_MEETING } from './council.ts';

const COUNCIL = factId('SafetyCouncil', '9001', 'ovningsradet');
const MEETING = factId('Meeting', '9001', 'ovningsradet', '2026-02-10');
const MEASURE = factId('Measure', 'ovning-belysning');
const decision = { text: 'SYNTHETIC', decidedOn: '2026-01-31', concerns: [] };
const walk = { plannedFor: '2027-05-01T16:00:00Z', area: 'SYNTHETIC' };

describePractice({
  definition,
  known: [
    { kind: 'Measure', id: MEASURE, visibility: Visibility.PUBLIC, visibleFrom: null, municipalities: ['9001'], sector: null },
  ],
  write: async (send) => {
    const attendance = [{ organisation: 'ovningspolisen', present: true }];
    const held = { council: COUNCIL, heldOn: '2026-01-31', attendance, agenda: ['SYNTHETIC'], visibility: 'PUBLIC' };
    const { meeting } = await send('recordMeeting', { ...held, idempotencyKey: 'meeting' }, 'meeting { id }');
    const made = await send('recordDecision', { ...decision, meeting: meeting.id }, 'decision { id }');
    const about = { decision: made.decision.id, measure: MEASURE, idempotencyKey: 'point' };
    await send('assignActionPoint', { ...about, text: 'SYNTHETIC', assignee: 'ovningskommunen' });
    const path = ['9001', 'ovningsradet', '2026-02-10', 'belysning', 'lampor'];
    await send('closeActionPoint', { id: factId('ActionPoint', ...path), version: 1, note: 'SYNTHETIC' });
    await send('planSafetyWalk', { ...walk, municipality: '9001' });
    await send('advanceSafetyWalk', { id: factId('SafetyWalk', '9001', 'torget'), version: 1, stage: 'FOLLOW_UP' });
  },
  elsewhere: async (send) => {
    const made = await send(
      'recordDecision',
      { ...decision, meeting: SEEDED_MEETING, idempotencyKey: 'amal' },
      'decision { id }',
    );
    await send('assignActionPoint', { decision: made.decision.id, text: 'SYNTHETIC', assignee: 'ovningskommunen' });
    await send('planSafetyWalk', { ...walk, municipality: '1492' });
  },
  one: () => ['recordDecision', { ...decision, meeting: MEETING }],
});
