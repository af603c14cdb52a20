import { DateScalar, MutationInput } from '@hub/kernel';
import { IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SLUG, SLUG_MESSAGE } from './slug.ts';

@InputType({ description: 'Nytt uppdrag. Read by the council’s level and above' })
export class AssignActionPointInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'Beslut. The id of the decision it follows from; null for none' })
  decision?: string | null;

  @Field({ description: 'Text. What is to be done, 1 to 1,000 characters' })
  @Length(1, 1000)
  text: string;

  @Field({ description: 'Ansvarig. The slug of the organisation that is to do it, at most 80 characters' })
  @Length(1, 80)
  @Matches(SLUG, { message: SLUG_MESSAGE })
  assignee: string;

  @Field(() => DateScalar, { nullable: true, description: 'Klart senast. The last day; null where nobody has said' })
  dueOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Åtgärd. The id of the measure it serves; null for none' })
  measure?: string | null;
}

@InputType({ description: 'Avslut av ett uppdrag. Once, and for good' })
export class CloseActionPointInput extends MutationInput {
  @Field(() => ID, { description: 'Id. The action point’s' })
  id: string;

  @Field(() => Int, { description: 'Version. The one it was read at' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Anmärkning. How it went, at most 1,000 characters; null for none' })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}
