import { type Context, connectionSize, PageArgs } from '@hub/kernel';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { NoticeConnection } from '../entities/connections.ts';
import { LiaisonFunction } from '../entities/liaison-function.ts';
import { Municipality } from '../entities/municipality.ts';
import { StatisticSeries } from '../entities/statistic-series.ts';
import { functionsOfMunicipality, noticesOfMunicipality, reportedOffencesOfMunicipality } from '../loaders.ts';

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @FieldResolver(() => [LiaisonFunction], {
    nullable: true,
    description: 'Samverkansfunktioner. Whom at the police to turn to; empty where no source names anyone',
  })
  policeLiaison(@Root() { code }: Municipality, @Ctx() context: Context): Promise<LiaisonFunction[]> {
    return functionsOfMunicipality(context).load(code);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [StatisticSeries], {
    nullable: true,
    description: 'Anmälda brott. Series of reported offences, by title, at most 100; empty where none is published here',
  })
  reportedOffences(@Root() { code }: Municipality, @Ctx() context: Context): Promise<StatisticSeries[]> {
    return reportedOffencesOfMunicipality(context).load(code);
  }

  @Directive(connectionSize)
  @FieldResolver(() => NoticeConnection, {
    nullable: true,
    description: 'Meddelanden. What the police tell it, the newest first',
  })
  notices(@Root() { code }: Municipality, @Args() page: PageArgs, @Ctx() context: Context) {
    return noticesOfMunicipality(context, page).load(code);
  }
}
