import { DateScalar, MutationInput, SourceInput } from '@hub/kernel';
import { IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { SLUG, SLUG_MESSAGE } from './slug.ts';

@InputType({ description: 'Talare. Who said it, in public and in office' })
export class SpeakerInput {
  @Field({ description: 'Namn. As the source spells it, 1 to 200 characters' })
  @Length(1, 200)
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Roll. The office, at most 200 characters; null where the source does not say',
  })
  @IsOptional()
  @Length(1, 200)
  role?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Organisation. The slug of the body spoken for, at most 80 characters; null for none',
  })
  @IsOptional()
  @Length(1, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  organisation?: string | null;
}

@InputType({ description: 'Citerat påstående. What somebody said about a promise, word for word' })
export class RecordClaimInput extends MutationInput {
  @Field(() => ID, { description: 'Löfte. The promise’s id' })
  promise: string;

  @Field({ description: 'Text. The source’s own words, 1 to 2,000 characters' })
  @Length(1, 2000)
  text: string;

  @Field(() => SpeakerInput, { description: 'Talare. Who said it' })
  @ValidateNested()
  speaker: SpeakerInput;

  @Field(() => DateScalar, { nullable: true, description: 'Sagt den. Not after today; null where the source does not say' })
  saidOn?: string | null;

  @Field(() => SourceInput, { description: 'Källa. Where it was found' })
  @ValidateNested()
  source: SourceInput;

  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. What the claim leaves open, at most 1,000 characters; null for none',
  })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}
