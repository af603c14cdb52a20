import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Polisens bidrag till en åtgärd. It takes the place of the one before' })
export class RecordPoliceContributionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Engångsnyckel. The same key within 24 hours gives the same answer and has one effect; null for none',
  })
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'Åtgärd. The measure’s id' })
  measure: string;

  @Field({ description: 'Text. What the police do, 1 to 2,000 characters, in Swedish' })
  @Length(1, 2000)
  text: string;
}
