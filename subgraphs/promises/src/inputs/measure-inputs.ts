import { DateScalar, MutationInput, SourceInput, Visibility } from '@hub/kernel';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { MeasureState } from '../entities/measure.ts';
import { SLUG, SLUG_MESSAGE } from './slug.ts';

const PROGRESS = 'progress is $value; it may be 0 to 100';

@InputType({ description: 'Ny åtgärd. Within one or several focus areas' })
export class ProposeMeasureInput extends MutationInput {
  @Field(() => [ID], { description: 'Fokusområden. Their ids, 1 to 10' })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  focusAreas: string[];

  @Field({ description: 'Titel. What it is called, 1 to 200 characters' })
  @Length(1, 200)
  title: string;

  @Field(() => String, { nullable: true, description: 'Beskrivning. What is done, at most 4,000 characters; null for none' })
  @IsOptional()
  @Length(1, 4000)
  description?: string | null;

  @Field({ description: 'Ansvarig. The slug of the organisation that answers for it' })
  @Length(1, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  responsible: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Deltagare. Slugs of the organisations that take part, at most 20; null for none',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Length(1, 80, { each: true })
  @Matches(SLUG, { each: true, message: SLUG_MESSAGE })
  participants?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Börjar. The first day; null where not decided' })
  startsOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Klar senast. The last day, not before the first; null where not decided',
  })
  dueOn?: string | null;

  @Field(() => Visibility, { description: 'Synlighet. The lowest level that reads it, no wider than its focus areas’' })
  visibility: Visibility;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null for none' })
  visibleFrom?: Date | null;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}

@InputType({ description: 'Ändrad åtgärd. What is null stays as it is' })
export class ReviseMeasureInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The measure’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Titel. What it is called, at most 200 characters; null for none' })
  @IsOptional()
  @Length(1, 200)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Beskrivning. What is done, at most 4,000 characters; null for none' })
  @IsOptional()
  @Length(1, 4000)
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Ansvarig. The slug of the organisation that answers for it; null leaves it',
  })
  @IsOptional()
  @Length(1, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  responsible?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Klar senast. Not before the first day; null leaves it' })
  dueOn?: string | null;

  @Field(() => Visibility, { nullable: true, description: 'Synlighet. No wider than its focus areas’; null leaves it' })
  visibility?: Visibility | null;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null leaves it' })
  visibleFrom?: Date | null;
}

@InputType({ description: 'Nytt läge för en åtgärd' })
export class ChangeMeasureStateInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The measure’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => MeasureState, { description: 'Läge. The state to go to' })
  state: MeasureState;

  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. Told in the timeline, at most 1,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}

@InputType({ description: 'Framsteg för en pågående åtgärd' })
export class RecordProgressInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The measure’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => Float, { description: 'Framsteg. Per cent, 0 to 100' })
  @Min(0, { message: PROGRESS })
  @Max(100, { message: PROGRESS })
  progress: number;

  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. Told in the timeline, at most 1,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}
