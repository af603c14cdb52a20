import { MutationInput } from '@hub/kernel';
import { Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const given = (_input: object, value: unknown) => value !== null && value !== undefined;
const BUSINESSES = 'businesses is $value; it may be 0 to 10000';

@InputType({
  description: 'Anslutning till en åtgärd. The caller’s organisation takes part in a measure; again to change what it said',
})
export class JoinMeasureInput extends MutationInput {
  @Field(() => ID, { description: 'Åtgärd. The measure’s id' })
  measure: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Antal företag. How many of its businesses take part, 0 to 10,000; null where not known',
  })
  @ValidateIf(given)
  @Min(0, { message: BUSINESSES })
  @Max(10_000, { message: BUSINESSES })
  businesses?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anteckning. At most 2,000 characters, without personal data; null for none',
  })
  @ValidateIf(given)
  @MaxLength(2000)
  notes?: string | null;
}
