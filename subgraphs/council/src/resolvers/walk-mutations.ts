import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { AdvanceSafetyWalkPayload, PlanSafetyWalkPayload } from '../entities/payloads.ts';
import { AdvanceSafetyWalkInput, PlanSafetyWalkInput } from '../inputs/safety-walk-inputs.ts';
import { advanceSafetyWalk, planSafetyWalk } from '../services/safety-walks.ts';

@Resolver()
export class WalkMutations {
  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => PlanSafetyWalkPayload, {
    nullable: true,
    description: 'Planerad trygghetsvandring. Plans a walk that anyone may join',
  })
  planSafetyWalk(@Arg('input', { description: 'Ändringen. What to write' }) input: PlanSafetyWalkInput, @Ctx() context: Context) {
    return planSafetyWalk(context, input);
  }

  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Directive('@tag(name: "council")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => AdvanceSafetyWalkPayload, { nullable: true, description: 'Nytt skede. Moves a walk to its next stage' })
  advanceSafetyWalk(
    @Arg('input', { description: 'Ändringen. What to write' }) input: AdvanceSafetyWalkInput,
    @Ctx() context: Context,
  ) {
    return advanceSafetyWalk(context, input);
  }
}
