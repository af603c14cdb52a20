import { MutationInput, PeriodInput, SourceInput, SuppressionReason } from '@hub/kernel';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType({ description: 'Statistikpunkt. One period’s figure: value, or withheld, and never both' })
export class StatisticPointInput {
  @Field(() => PeriodInput, { description: 'Period. The days it was counted over; the same period again corrects the point' })
  period: PeriodInput;

  @Field(() => Float, { nullable: true, description: 'Värde. The figure, in the series’ unit; null where it is withheld' })
  value?: number | null;

  @Field(() => SuppressionReason, { nullable: true, description: 'Skäl. Why the figure is not shown; null where it is' })
  withheld?: SuppressionReason | null;
}

@InputType({ description: 'Publicering av statistik. Points for a series, new ones and corrections' })
export class PublishStatisticsInput extends MutationInput {
  @Field(() => ID, { description: 'Serie. The series’ id' })
  series: string;

  @Field(() => [StatisticPointInput], { description: 'Punkter. 1 to 100; no two share a day' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  points: StatisticPointInput[];

  @Field(() => [SourceInput], { description: 'Källor. Where the figures were found; at least one, at most 20' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources: SourceInput[];
}
