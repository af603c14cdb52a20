import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  ChangeMeasureStatePayload,
  ProposeMeasurePayload,
  RecordProgressPayload,
  ReviseMeasurePayload,
} from '../entities/payloads.ts';
import {
  ChangeMeasureStateInput,
  ProposeMeasureInput,
  RecordProgressInput,
  ReviseMeasureInput,
} from '../inputs/measure-inputs.ts';
import { changeMeasureState, proposeMeasure, recordProgress, reviseMeasure } from '../services/measure-writes.ts';

@Resolver()
export class MeasureMutations {
  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => ProposeMeasurePayload, { nullable: true, description: 'Ny åtgärd. Proposes a measure within focus areas' })
  proposeMeasure(@Arg('input', { description: 'Ändringen. What to write' }) input: ProposeMeasureInput, @Ctx() context: Context) {
    return proposeMeasure(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => ReviseMeasurePayload, { nullable: true, description: 'Ändra åtgärd. New words, days or readers' })
  reviseMeasure(@Arg('input', { description: 'Ändringen. What to write' }) input: ReviseMeasureInput, @Ctx() context: Context) {
    return reviseMeasure(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => ChangeMeasureStatePayload, { nullable: true, description: 'Nytt läge. Moves a measure on' })
  changeMeasureState(
    @Arg('input', { description: 'Ändringen. What to write' }) input: ChangeMeasureStateInput,
    @Ctx() context: Context,
  ) {
    return changeMeasureState(context, input);
  }

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordProgressPayload, { nullable: true, description: 'Framsteg. Tells how far a measure has come' })
  recordProgress(@Arg('input', { description: 'Ändringen. What to write' }) input: RecordProgressInput, @Ctx() context: Context) {
    return recordProgress(context, input);
  }
}
