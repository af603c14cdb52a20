import { DateScalar, MutationInput, PeriodInput, SourceInput } from '@hub/kernel';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { GoalAssessment, GoalKind } from '../entities/goal.ts';
import { SLUG, SLUG_MESSAGE } from './slug.ts';

const NUMBER = 'number is $value; it may be 1 to 99';

@InputType({ description: 'Åtagande. What one or several parties take upon themselves' })
export class CommitmentInput {
  @Field({ description: 'Text. What is taken on, 1 to 2,000 characters' })
  @Length(1, 2000)
  text: string;

  @Field(() => [String], { description: 'Av. Slugs of the parties that take it on, 1 to 20' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Length(1, 80, { each: true })
  @Matches(SLUG, { each: true, message: SLUG_MESSAGE })
  by: string[];
}

@InputType({ description: 'Nytt utkast. A promise to be written' })
export class DraftPromiseInput extends MutationInput {
  @Field({ description: 'Kortnamn. 3 to 80 of a–z, 0–9 and hyphen; unique in the hub' })
  @Length(3, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  slug: string;

  @Field(() => [ID], { description: 'Kommunkoder. The municipalities that promise, 1 to 20' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  municipalities: string[];

  @Field(() => [String], { description: 'Parter. Slugs of the organisations that promise, 1 to 20' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Length(1, 80, { each: true })
  @Matches(SLUG, { each: true, message: SLUG_MESSAGE })
  parties: string[];

  @Field({ description: 'Titel. What it is called, 1 to 200 characters' })
  @Length(1, 200)
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'Situationen idag. What it answers to, at most 4,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 4000)
  situation?: string | null;

  @Field(() => PeriodInput, { description: 'Period. The days it is to hold' })
  period: PeriodInput;

  @Field(() => ID, { nullable: true, description: 'Föregångare. The id of the promise before it; null for none' })
  predecessor?: string | null;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null for none' })
  visibleFrom?: Date | null;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}

@InputType({ description: 'Nytt fokusområde. Added while the promise is not signed' })
export class AddFocusAreaInput extends MutationInput {
  @Field(() => ID, { description: 'Löfte. The promise’s id' })
  promise: string;

  @Field(() => Int, { description: 'Nummer. Its place in the promise, 1 to 99' })
  @Min(1, { message: NUMBER })
  @Max(99, { message: NUMBER })
  number: number;

  @Field({ description: 'Titel. What it is called, 1 to 300 characters' })
  @Length(1, 300)
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'Definition. Who or what it covers, at most 4,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 4000)
  definition?: string | null;

  @Field(() => [CommitmentInput], { nullable: true, description: 'Åtaganden. At most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  commitments?: CommitmentInput[] | null;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}

@InputType({ description: 'Mål. Set or changed while the promise is not signed' })
export class SetGoalInput extends MutationInput {
  @Field(() => ID, { description: 'Fokusområde. The focus area’s id' })
  focusArea: string;

  @Field(() => ID, { nullable: true, description: 'Id. The goal to change; null for a new one' })
  id?: string | null;

  @Field({ description: 'Text. What is to be achieved, 1 to 1,000 characters' })
  @Length(1, 1000)
  text: string;

  @Field(() => GoalKind, { description: 'Slag. How an outcome is held against it' })
  kind: GoalKind;

  @Field(() => Float, { nullable: true, description: 'Målvärde. Needed by AT_LEAST and AT_MOST, refused by the others' })
  target?: number | null;

  @Field(() => String, { nullable: true, description: 'Enhet. What the numbers count, at most 60 characters; null for none' })
  @IsOptional()
  @Length(1, 60)
  unit?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Utgångsvärde. NOT_ABOVE_BASELINE and BELOW_BASELINE need it or its period; null for none',
  })
  baseline?: number | null;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'Utgångsperiod. The days the baseline was counted over; null for none',
  })
  baselinePeriod?: PeriodInput | null;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}

@InputType({ description: 'Publicering. From then on anyone reads the promise, once its embargo has passed' })
export class PublishPromiseInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The promise’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null for none' })
  visibleFrom?: Date | null;
}

@InputType({ description: 'Signering. From then on areas and goals stand' })
export class SignPromiseInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The promise’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => DateScalar, { description: 'Signerat den. Not after today' })
  signedOn: string;
}

@InputType({ description: 'Bedömning av ett mål. Once the promise is signed' })
export class AssessGoalInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The goal’s' })
  id: string;

  @Field(() => Float, { nullable: true, description: 'Utfall. In the goal’s unit; null where there is no number' })
  outcome?: number | null;

  @Field(() => GoalAssessment, { description: 'Bedömning. Whether it was reached' })
  assessment: GoalAssessment;

  @Field(() => DateScalar, { description: 'Bedömt den. Not after today' })
  assessedOn: string;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}

@InputType({ description: 'Uppföljning. What the parties tell of how it goes' })
export class RecordFollowUpInput extends MutationInput {
  @Field(() => ID, { description: 'Löfte. The promise’s id' })
  promise: string;

  @Field(() => DateScalar, { description: 'Den dag. The day it was made, not after today' })
  on: string;

  @Field({ description: 'Text. What is told, 1 to 4,000 characters' })
  @Length(1, 4000)
  text: string;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}
