import { DateScalar, PageArgs } from '@hub/kernel';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { SeriesKind } from '../entities/statistic-series.ts';

@InputType({ description: 'Urval av statistikserier. What is null does not narrow' })
export class StatisticSeriesFilter {
  @Field(() => ID, { nullable: true, description: 'Kommunkod. Series about this municipality alone' })
  municipality?: string | null;

  @Field(() => [SeriesKind], { nullable: true, description: 'Slag. Series of one of these kinds' })
  kind?: SeriesKind[] | null;
}

@ArgsType()
export class StatisticSeriesListArgs extends PageArgs {
  @Field(() => StatisticSeriesFilter, { nullable: true, description: 'Urval. Which series; all where null' })
  filter?: StatisticSeriesFilter | null;
}

@ArgsType()
export class PointArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Från och med. Periods that begin before this day are left out; null for all',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Till och med. Periods that end after this day are left out; null for all',
  })
  to?: string | null;
}
