import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  AssignActionPointPayload,
  CloseActionPointPayload,
  RecordDecisionPayload,
  RecordMeetingPayload,
} from '../entities/payloads.ts';
import { AssignActionPointInput, CloseActionPointInput } from '../inputs/action-point-inputs.ts';
import { RecordDecisionInput } from '../inputs/decision-inputs.ts';
import { RecordMeetingInput } from '../inputs/meeting-inputs.ts';
import { assignActionPoint, closeActionPoint } from '../services/action-points.ts';
import { recordDecision } from '../services/recording-decisions.ts';
import { recordMeeting } from '../services/recording-meetings.ts';

@Resolver()
export class CouncilMutations {
  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordMeetingPayload, {
    nullable: true,
    description: 'Hållet möte. Records a meeting with who was represented',
  })
  recordMeeting(@Arg('input', { description: 'Ändringen. What to write' }) input: RecordMeetingInput, @Ctx() context: Context) {
    return recordMeeting(context, input);
  }

  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordDecisionPayload, { nullable: true, description: 'Fattat beslut. Records what a meeting decided' })
  recordDecision(@Arg('input', { description: 'Ändringen. What to write' }) input: RecordDecisionInput, @Ctx() context: Context) {
    return recordDecision(context, input);
  }

  @Directive('@requiresScopes(scopes: [["council:read", "council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => AssignActionPointPayload, {
    nullable: true,
    description: 'Nytt uppdrag. Gives an organisation something to do',
  })
  assignActionPoint(
    @Arg('input', { description: 'Ändringen. What to write' }) input: AssignActionPointInput,
    @Ctx() context: Context,
  ) {
    return assignActionPoint(context, input);
  }

  @Directive('@requiresScopes(scopes: [["council:read", "council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => CloseActionPointPayload, { nullable: true, description: 'Avslutat uppdrag. Closes an action point for good' })
  closeActionPoint(
    @Arg('input', { description: 'Ändringen. What to write' }) input: CloseActionPointInput,
    @Ctx() context: Context,
  ) {
    return closeActionPoint(context, input);
  }
}
