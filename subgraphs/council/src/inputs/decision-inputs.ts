import { DateScalar, MutationInput } from '@hub/kernel';
import { ArrayMaxSize, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Beslutets föremål. Exactly one of the three' })
export class DecisionSubjectInput {
  @Field(() => ID, { nullable: true, description: 'Löfte. A citizen promise’s id; null where it is one of the others' })
  promise?: string | null;

  @Field(() => ID, { nullable: true, description: 'Fokusområde. A focus area’s id; null where it is one of the others' })
  focusArea?: string | null;

  @Field(() => ID, { nullable: true, description: 'Åtgärd. A measure’s id; null where it is one of the others' })
  measure?: string | null;
}

@InputType({ description: 'Fattat beslut. Read by those who read its meeting' })
export class RecordDecisionInput extends MutationInput {
  @Field(() => ID, { description: 'Möte. The id of the meeting that decided' })
  meeting: string;

  @Field({ description: 'Text. What was decided, 1 to 2,000 characters' })
  @Length(1, 2000)
  text: string;

  @Field(() => DateScalar, { description: 'Beslutat den. Not after today, by the Swedish calendar' })
  decidedOn: string;

  @Field(() => [DecisionSubjectInput], {
    description: 'Gäller. What it is about, each once, at most 20; empty for nothing named',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  concerns: DecisionSubjectInput[];
}
