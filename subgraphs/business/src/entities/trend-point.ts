import { type Count, StatisticValue, type Suppressed } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Punkt i en utveckling. One released month' })
export class TrendPoint {
  @Field({ description: 'Månad. YYYY-MM' })
  month: string;

  @Field(() => StatisticValue, { description: 'Antal. How many reporters that month, each counted once' })
  value: Count | Suppressed;
}
