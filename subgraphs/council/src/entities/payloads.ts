import { COMMON_USER_ERRORS, createPayload, createUserError, STALE_WRITE } from '@hub/kernel';
import { ActionPoint } from './action-point.ts';
import { Decision } from './decision.ts';
import { Meeting } from './meeting.ts';
import { SafetyWalk } from './safety-walk.ts';

export const UserError = createUserError({
  ...COMMON_USER_ERRORS,
  ...STALE_WRITE,
  BAD_TRANSITION: 'Otillåten övergång. What stands in this state cannot be changed so',
  NOT_A_MEMBER: 'Inte ledamot. The organisation had no seat in the council on the day, or does not exist',
});

const actionPoint = { actionPoint: { type: () => ActionPoint, description: 'Uppdraget. The action point as it stands now' } };
const safetyWalk = { safetyWalk: { type: () => SafetyWalk, description: 'Trygghetsvandringen. The walk as it stands now' } };

export const RecordMeetingPayload = createPayload(
  'RecordMeeting',
  { meeting: { type: () => Meeting, description: 'Mötet. The meeting recorded' } },
  UserError,
);
export const RecordDecisionPayload = createPayload(
  'RecordDecision',
  { decision: { type: () => Decision, description: 'Beslutet. The decision recorded' } },
  UserError,
);
export const AssignActionPointPayload = createPayload('AssignActionPoint', actionPoint, UserError);
export const CloseActionPointPayload = createPayload('CloseActionPoint', actionPoint, UserError);
export const PlanSafetyWalkPayload = createPayload('PlanSafetyWalk', safetyWalk, UserError);
export const AdvanceSafetyWalkPayload = createPayload('AdvanceSafetyWalk', safetyWalk, UserError);
