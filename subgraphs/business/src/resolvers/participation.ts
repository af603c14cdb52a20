import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { JoinMeasurePayload } from '../entities/payloads.ts';
import { JoinMeasureInput } from '../inputs/join-measure.ts';
import { joinMeasure } from '../services/participation.ts';

@Resolver()
export class ParticipationMutationResolver {
  @Directive('@requiresScopes(scopes: [["business:report"]])')
  @Directive('@tag(name: "sector")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => JoinMeasurePayload, {
    nullable: true,
    description: 'Delta i en åtgärd. The caller’s organisation takes part in a measure; null without the scope',
  })
  joinMeasure(
    @Arg('input', () => JoinMeasureInput, { description: 'Deltagande. Which measure, and with how many businesses' })
    input: JoinMeasureInput,
    @Ctx() context: Context,
  ): Promise<object> {
    return joinMeasure(context, input);
  }
}
