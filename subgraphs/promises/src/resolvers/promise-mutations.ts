import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  AddFocusAreaPayload,
  AssessGoalPayload,
  DraftPromisePayload,
  PublishPromisePayload,
  RecordFollowUpPayload,
  SetGoalPayload,
  SignPromisePayload,
} from '../entities/payloads.ts';
import {
  AddFocusAreaInput,
  AssessGoalInput,
  DraftPromiseInput,
  PublishPromiseInput,
  RecordFollowUpInput,
  SetGoalInput,
  SignPromiseInput,
} from '../inputs/promise-inputs.ts';
import { addFocusArea, draftPromise, setGoal } from '../services/drafting.ts';
import { assessGoal, publishPromise, recordFollowUp, signPromise } from '../services/publishing.ts';

@Resolver()
export class PromiseMutations {
  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => DraftPromisePayload, { nullable: true, description: 'Nytt löfte. Drafts a promise, read by the parties alone' })
  draftPromise(@Arg('input', { description: 'Ändringen. What to write' }) input: DraftPromiseInput, @Ctx() context: Context) {
    return draftPromise(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => AddFocusAreaPayload, {
    nullable: true,
    description: 'Nytt fokusområde. Adds one to a promise that is not signed',
  })
  addFocusArea(@Arg('input', { description: 'Ändringen. What to write' }) input: AddFocusAreaInput, @Ctx() context: Context) {
    return addFocusArea(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => SetGoalPayload, { nullable: true, description: 'Mål. Sets or changes a goal of a promise that is not signed' })
  setGoal(@Arg('input', { description: 'Ändringen. What to write' }) input: SetGoalInput, @Ctx() context: Context) {
    return setGoal(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => SignPromisePayload, {
    nullable: true,
    description: 'Signera. Signs a promise; areas and goals stand from then on',
  })
  signPromise(@Arg('input', { description: 'Ändringen. What to write' }) input: SignPromiseInput, @Ctx() context: Context) {
    return signPromise(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => PublishPromisePayload, { nullable: true, description: 'Publicera. Lets anyone read a promise' })
  publishPromise(@Arg('input', { description: 'Ändringen. What to write' }) input: PublishPromiseInput, @Ctx() context: Context) {
    return publishPromise(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => AssessGoalPayload, { nullable: true, description: 'Bedöm mål. Holds an outcome against a goal' })
  assessGoal(@Arg('input', { description: 'Ändringen. What to write' }) input: AssessGoalInput, @Ctx() context: Context) {
    return assessGoal(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordFollowUpPayload, { nullable: true, description: 'Följ upp. Tells how a promise goes' })
  recordFollowUp(@Arg('input', { description: 'Ändringen. What to write' }) input: RecordFollowUpInput, @Ctx() context: Context) {
    return recordFollowUp(context, input);
  }
}
