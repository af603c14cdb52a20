import { COMMON_USER_ERRORS, createPayload, createUserError, STALE_WRITE } from '@hub/kernel';
import { CitizenPromise } from './citizen-promise.ts';
import { FocusArea } from './focus-area.ts';
import { FollowUp } from './follow-up.ts';
import { Goal } from './goal.ts';
import { Measure } from './measure.ts';

export const UserError = createUserError({
  ...COMMON_USER_ERRORS,
  ...STALE_WRITE,
  BAD_TRANSITION: 'Otillåten övergång. What stands in this state cannot be changed so',
  PERIOD_ORDER: 'Fel ordning. A first day is after its last',
  GOAL_TARGET_MISSING: 'Målvärde saknas. The goal’s kind needs a target or a baseline',
  SLUG_TAKEN: 'Upptaget kortnamn. Another promise has it',
  NUMBER_TAKEN: 'Upptaget nummer. Another focus area of the promise has it',
  VISIBILITY_TOO_WIDE: 'För vid synlighet. A measure cannot be read by more, or sooner, than its focus areas',
});

const promise = { promise: { type: () => CitizenPromise, description: 'Löftet. The promise as it stands now' } };
const measure = { measure: { type: () => Measure, description: 'Åtgärden. The measure as it stands now' } };
const goal = { goal: { type: () => Goal, description: 'Målet. The goal as it stands now' } };

export const DraftPromisePayload = createPayload('DraftPromise', promise, UserError);
export const SignPromisePayload = createPayload('SignPromise', promise, UserError);
export const PublishPromisePayload = createPayload('PublishPromise', promise, UserError);
export const AddFocusAreaPayload = createPayload(
  'AddFocusArea',
  { focusArea: { type: () => FocusArea, description: 'Fokusområdet. The focus area added' } },
  UserError,
);
export const SetGoalPayload = createPayload('SetGoal', goal, UserError);
export const AssessGoalPayload = createPayload('AssessGoal', goal, UserError);
export const RecordFollowUpPayload = createPayload(
  'RecordFollowUp',
  { followUp: { type: () => FollowUp, description: 'Uppföljningen. The follow-up recorded' } },
  UserError,
);
export const ProposeMeasurePayload = createPayload('ProposeMeasure', measure, UserError);
export const ReviseMeasurePayload = createPayload('ReviseMeasure', measure, UserError);
export const ChangeMeasureStatePayload = createPayload('ChangeMeasureState', measure, UserError);
export const RecordProgressPayload = createPayload('RecordProgress', measure, UserError);
