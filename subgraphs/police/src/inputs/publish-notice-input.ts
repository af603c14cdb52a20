import { MutationInput, Visibility } from '@hub/kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Meddelande. What the police tell one or several municipalities' })
export class PublishNoticeInput extends MutationInput {
  @Field({ description: 'Rubrik. 1 to 200 characters, in Swedish' })
  @Length(1, 200)
  title: string;

  @Field({ description: 'Text. 1 to 5,000 characters, in Swedish' })
  @Length(1, 5000)
  text: string;

  @Field(() => [ID], { description: 'Kommunkoder. Whom it is for, 1 to 290; Sweden has 290 municipalities' })
  @ArrayMinSize(1)
  @ArrayMaxSize(290)
  @ArrayUnique()
  @Matches(/^\d{4}$/, { each: true, message: 'each municipality must be a code of four digits' })
  municipalities: string[];

  @Field(() => Visibility, { description: 'Synlighet. The lowest level that may read it, at most the sender’s own' })
  visibility: Visibility;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only PARTY reads it; null for at once' })
  visibleFrom?: Date | null;
}
