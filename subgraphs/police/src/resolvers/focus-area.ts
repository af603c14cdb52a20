import type { Context } from '@hub/kernel';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { FocusArea } from '../entities/focus-area.ts';
import { StatisticSeries } from '../entities/statistic-series.ts';
import { seriesOfFocusArea } from '../loaders.ts';

@Resolver(() => FocusArea)
export class FocusAreaResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [StatisticSeries], {
    nullable: true,
    description: 'Statistik. Series that shed light on it, by title; empty where its parties have linked none',
  })
  statistics(@Root() { id }: FocusArea, @Ctx() context: Context): Promise<StatisticSeries[]> {
    return seriesOfFocusArea(context).load(id);
  }
}
