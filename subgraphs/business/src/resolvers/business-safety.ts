import {
  type Context,
  type Count,
  connectionSize,
  DateTimeScalar,
  PeriodInput,
  Source,
  StatisticValue,
  type Suppressed,
} from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { BusinessSafety } from '../entities/business-safety.ts';
import { GuardArea } from '../entities/guard-area.ts';
import { IncidentCellConnection } from '../entities/incident-cell.ts';
import { TrendPoint } from '../entities/trend-point.ts';
import { IncidentsArgs } from '../inputs/incidents-args.ts';
import { guardAreasOfMunicipality } from '../loaders.ts';
import { incidentsOf } from '../services/incidents.ts';
import { releasedAt, safetyOf, totalOf, trendOf } from '../services/safety.ts';

@Resolver(() => BusinessSafety)
export class BusinessSafetyResolver {
  @Query(() => BusinessSafety, {
    nullable: true,
    description: 'Trygghet i näringslivet. What businesses reported in a municipality; null where the hub does not know it',
  })
  businessSafety(
    @Arg('municipality', () => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' }) municipality: string,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Period. A calendar quarter or a calendar year; null for every month released',
    })
    period: PeriodInput | null,
    @Ctx() context: Context,
  ): Promise<BusinessSafety | null> {
    return safetyOf(context, municipality, period ?? null);
  }

  @Directive('@requiresScopes(scopes: [["business:read"]])')
  @Directive('@tag(name: "sector")')
  @Directive(connectionSize)
  @FieldResolver(() => IncidentCellConnection, {
    nullable: true,
    description:
      'Händelser. The released counts as divided as asked, by month, category and area; empty where nothing was collected',
  })
  incidents(
    @Root() safety: BusinessSafety,
    @Args() args: IncidentsArgs,
    @Ctx() context: Context,
  ): Promise<IncidentCellConnection> {
    return incidentsOf(context, safety, args);
  }

  @FieldResolver(() => StatisticValue, {
    nullable: true,
    description:
      'Antal. How many reporters, each counted once a month, summed over the months released so far; null where nothing was collected',
  })
  total(@Root() safety: BusinessSafety, @Ctx() context: Context): Promise<Count | Suppressed | null> {
    return totalOf(context, safety);
  }

  @Directive('@listSize(assumedSize: 24)')
  @FieldResolver(() => [TrendPoint], {
    nullable: true,
    description: 'Utveckling. The released months, the oldest first, the newest 100 at most; null where nothing was collected',
  })
  trend(@Root() safety: BusinessSafety, @Ctx() context: Context): Promise<TrendPoint[] | null> {
    return trendOf(context, safety);
  }

  @FieldResolver(() => [GuardArea], {
    nullable: true,
    description: 'Områden med ordningsvakter. By name; empty where the hub knows of none',
  })
  guardAreas(@Root() { municipality }: BusinessSafety, @Ctx() context: Context): Promise<GuardArea[]> {
    return guardAreasOfMunicipality(context).load(municipality.code);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Ändrad. When the newest of the months was released; null where none was',
  })
  updatedAt(@Root() safety: BusinessSafety, @Ctx() context: Context): Promise<Date | null> {
    return releasedAt(context, safety);
  }

  @FieldResolver(() => [Source], {
    nullable: true,
    description: 'Källor. Empty: the hub collected the reports itself',
  })
  sources(): Source[] {
    return [];
  }
}
