import { DateScalar, MutationInput, SourceInput, Visibility } from '@hub/kernel';
import { ArrayMaxSize, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { SLUG, SLUG_MESSAGE } from './slug.ts';

@InputType({ description: 'Närvaro. Whether a member of the council was represented' })
export class AttendanceInput {
  @Field({ description: 'Organisation. Its slug, at most 80 characters; it is a member of the council on the day' })
  @Length(1, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  organisation: string;

  @Field({ description: 'Närvarande. Whether it was represented; leave out those nobody recorded' })
  present: boolean;
}

@InputType({ description: 'Hållet möte. A meeting that a safety council has held' })
export class RecordMeetingInput extends MutationInput {
  @Field(() => ID, { description: 'Råd. The safety council’s id' })
  council: string;

  @Field(() => DateScalar, { description: 'Hölls den. Not after today, by the Swedish calendar' })
  heldOn: string;

  @Field(() => String, { nullable: true, description: 'Syfte. What it was for, at most 1,000 characters; null for none' })
  @IsOptional()
  @Length(1, 1000)
  purpose?: string | null;

  @Field(() => [AttendanceInput], { description: 'Närvaro. Each member once, at most 100; those left out are not recorded' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  attendance: AttendanceInput[];

  @Field(() => [String], {
    nullable: true,
    description: 'Dagordning. Its items in their order, at most 50 of 1 to 500 characters; null where nobody has told them',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 500, { each: true })
  agenda?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anteckningar. Read by the council’s level and above, at most 10,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 10_000)
  notes?: string | null;

  @Field(() => ID, { nullable: true, description: 'Löfte. The id of the citizen promise it was about; null for none' })
  promise?: string | null;

  @Field(() => Visibility, { description: 'Synlighet. The lowest level that reads the meeting, at most the caller’s own' })
  visibility: Visibility;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null for none' })
  visibleFrom?: Date | null;

  @Field(() => [SourceInput], { nullable: true, description: 'Källor. Where it was found, at most 20; null for none' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  sources?: SourceInput[] | null;
}
