import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Measure } from '../entities/measure.ts';
import { RecordPoliceContributionPayload } from '../entities/payloads.ts';
import { PoliceContribution } from '../entities/police-contribution.ts';
import { RecordPoliceContributionInput } from '../inputs/record-police-contribution-input.ts';
import { contributionOfMeasure } from '../loaders.ts';
import { recordPoliceContribution } from '../services/contributions.ts';

@Resolver(() => Measure)
export class MeasureResolver {
  @FieldResolver(() => PoliceContribution, {
    nullable: true,
    description: 'Polisens bidrag. What the police do for it; null where they have not said',
  })
  policeContribution(@Root() { id }: Measure, @Ctx() context: Context): Promise<PoliceContribution | null> {
    return contributionOfMeasure(context).load(id);
  }

  @Directive('@requiresScopes(scopes: [["police:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordPoliceContributionPayload, {
    nullable: true,
    description: 'Skriv ner polisens bidrag till en åtgärd. It takes the place of the one before',
  })
  recordPoliceContribution(
    @Arg('input', { description: 'Indata. The measure, and what the police do for it' }) input: RecordPoliceContributionInput,
    @Ctx() context: Context,
  ) {
    return recordPoliceContribution(context, input);
  }
}
