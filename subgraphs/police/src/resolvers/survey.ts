import { type Count, Period, StatisticValue, type Suppressed } from '@hub/kernel';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Survey } from '../entities/survey.ts';
import { shownOrWithheld } from '../services/figures.ts';

@Resolver(() => Survey)
export class SurveyResolver {
  @FieldResolver(() => StatisticValue, {
    nullable: true,
    description: 'Antal svarande. How many persons answered, or why that is not shown; null where no source says',
  })
  respondents(@Root() { respondentCount, respondentsWithheld }: Survey): Count | Suppressed | null {
    return shownOrWithheld(respondentCount, respondentsWithheld);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'Period. The days it was asked; null where no source says' })
  period(@Root() { periodFrom, periodTo }: Survey): Period | null {
    return periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
  }
}
