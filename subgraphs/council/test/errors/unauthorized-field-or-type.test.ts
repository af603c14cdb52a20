import { describeScopes } from '@hub/kernel/refusals';
import { HIDDEN, openCouncil, SEEDED_MEETING } from '../council.ts';
import { inputs } from '../inputs.ts';

describeScopes('council', {
  open: openCouncil,
  inputs,
  reach: async (council) => {
    const [point] = await council.database.source.query('select id from action_point');
    const [walk] = await council.database.source.query('select id from safety_walk');
    return {
      ActionPoint: { id: point.id },
      Measure: { id: HIDDEN },
      Meeting: { id: SEEDED_MEETING },
      Organisation: { slug: 'polisen' },
      SafetyWalk: { id: walk.id },
    };
  },
});
