import { type Context, connectionSize, inLanguage, LanguageArgs, NOBODY } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { StatisticSeriesConnection } from '../entities/connections.ts';
import { Municipality } from '../entities/municipality.ts';
import { PublishStatisticsPayload } from '../entities/payloads.ts';
import { StatisticPoint } from '../entities/statistic-point.ts';
import { StatisticSeries } from '../entities/statistic-series.ts';
import { Survey } from '../entities/survey.ts';
import { PublishStatisticsInput } from '../inputs/publish-statistics-input.ts';
import { PointArgs, StatisticSeriesListArgs } from '../inputs/series-args.ts';
import { pointsOf, surveyById } from '../loaders.ts';
import { publishStatistics } from '../services/publishing.ts';
import { pageSeries } from '../services/series.ts';

@Resolver(() => StatisticSeries)
export class StatisticSeriesResolver {
  @Directive(connectionSize)
  @Query(() => StatisticSeriesConnection, {
    nullable: true,
    description: 'Statistikserier. Every series the hub holds, by title',
  })
  statisticSeries(@Args() list: StatisticSeriesListArgs, @Ctx() context: Context) {
    return pageSeries(context, list);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Titel. What the figures are about, and over which part of the year',
  })
  title(@Root() { title }: StatisticSeries, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(title, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Förbehåll. What to keep in mind when reading it; null where nothing is noted',
  })
  caveat(@Root() { caveat }: StatisticSeries, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(caveat, language);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Kommun. The one it is about; null where it is about several',
  })
  municipality(@Root() { municipality }: StatisticSeries): Municipality | null {
    return municipality === null ? null : Municipality.of(municipality);
  }

  @FieldResolver(() => Survey, { nullable: true, description: 'Undersökning. The survey behind it; null where there is none' })
  async survey(@Root() { surveyId }: StatisticSeries, @Ctx() context: Context): Promise<Survey | null> {
    return surveyById(context).load(surveyId ?? NOBODY);
  }

  @Directive('@listSize(assumedSize: 60)')
  @FieldResolver(() => [StatisticPoint], {
    nullable: true,
    description: 'Punkter. By period, the oldest first; the 100 newest where there are more',
  })
  points(@Root() { id }: StatisticSeries, @Args() between: PointArgs, @Ctx() context: Context): Promise<StatisticPoint[]> {
    return pointsOf(context, between).load(id);
  }

  @Directive('@requiresScopes(scopes: [["police:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => PublishStatisticsPayload, {
    nullable: true,
    description: 'Publicera statistik. Adds points to a series, and corrects those whose period stands already',
  })
  publishStatistics(
    @Arg('input', { description: 'Indata. The series, its points and where they were found' }) input: PublishStatisticsInput,
    @Ctx() context: Context,
  ) {
    return publishStatistics(context, input);
  }
}
