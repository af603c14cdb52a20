import { inLanguage, LanguageArgs, Period } from '@hub/kernel';
import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { Commitment } from '../entities/commitment.ts';
import { FollowUp } from '../entities/follow-up.ts';
import { Goal } from '../entities/goal.ts';
import { Organisation } from '../entities/organisation.ts';

/** What the document says under a focus area, and what is told of it afterwards. */

@Resolver(() => Commitment)
export class CommitmentResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What is taken on' })
  text(@Root() commitment: Commitment, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(commitment.text, language);
  }

  @FieldResolver(() => [Organisation], { nullable: true, description: 'Av. One party alone, or several together' })
  by(@Root() commitment: Commitment): Organisation[] {
    return commitment.by.map(Organisation.of);
  }
}

@Resolver(() => Goal)
export class GoalResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What is to be achieved' })
  text(@Root() goal: Goal, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(goal.text, language);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: 'Utgångsperiod. The days the baseline was counted over; null where there is none',
  })
  baselinePeriod(@Root() { baselineFrom, baselineTo }: Goal): Period | null {
    return baselineFrom === null || baselineTo === null ? null : { from: baselineFrom, to: baselineTo };
  }
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What is told' })
  text(@Root() followUp: FollowUp, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(followUp.text, language);
  }

  @FieldResolver(() => [Organisation], {
    nullable: true,
    description: 'Av. The parties that tell it; empty where no source says',
  })
  by(@Root() followUp: FollowUp): Organisation[] {
    return followUp.by.map(Organisation.of);
  }
}
