import { type Count, Period, StatisticValue, type Suppressed } from '@hub/kernel';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { StatisticPoint } from '../entities/statistic-point.ts';
import { shownOrWithheld } from '../services/figures.ts';

@Resolver(() => StatisticPoint)
export class StatisticPointResolver {
  @FieldResolver(() => Period, { description: 'Period. The days the figure was counted over' })
  period(@Root() { periodFrom, periodTo }: StatisticPoint): Period {
    return { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => StatisticValue, { description: 'Värde. The figure, in the series’ unit, or why it is not shown' })
  value(@Root() { amount, withheld }: StatisticPoint): Count | Suppressed | null {
    return shownOrWithheld(amount, withheld);
  }
}
