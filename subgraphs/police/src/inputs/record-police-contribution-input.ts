import { MutationInput } from '@hub/kernel';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Polisens bidrag till en åtgärd. It takes the place of the one before' })
export class RecordPoliceContributionInput extends MutationInput {
  @Field(() => ID, { description: 'Åtgärd. The measure’s id' })
  measure: string;

  @Field({ description: 'Text. What the police do, 1 to 2,000 characters, in Swedish' })
  @Length(1, 2000)
  text: string;
}
