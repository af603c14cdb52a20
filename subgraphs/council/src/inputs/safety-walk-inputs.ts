import { MutationInput } from '@hub/kernel';
import { ArrayMaxSize, IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SafetyWalkStage } from '../entities/safety-walk.ts';

@InputType({ description: 'Planerad trygghetsvandring. Public from the moment it is planned, so that people can come' })
export class PlanSafetyWalkInput extends MutationInput {
  @Field(() => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' })
  @Matches(/^\d{4}$/, { message: 'municipality must be four digits' })
  municipality: string;

  @Field(() => Date, { description: 'Planerad till. When it begins' })
  plannedFor: Date;

  @Field({ description: 'Område. The part of the municipality, 1 to 200 characters; never an address' })
  @Length(1, 200)
  area: string;
}

@InputType({ description: 'Nytt skede. The one after the walk’s own, with what was found and what is done about it' })
export class AdvanceSafetyWalkInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The walk’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => SafetyWalkStage, { description: 'Skede. WALK after PRE_MEETING, FOLLOW_UP after WALK' })
  stage: SafetyWalkStage;

  @Field(() => [String], {
    nullable: true,
    description: 'Iakttagelser. Added to those before, at most 50 of 1 to 1,000 characters; null for none',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 1000, { each: true })
  findings?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Åtgärder. Ids of measures it gave rise to, added to those before, at most 50; null for none',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  measures?: string[] | null;
}
