import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Framsteg. How a focus area’s measures stand, counting those the caller may read' })
export class Progress {
  @Field(() => Int, { description: 'Åtgärder. How many there are, cancelled ones excepted' })
  measures: number;

  @Field(() => Int, { description: 'Genomförda. How many are completed' })
  completed: number;

  @Field(() => Int, { description: 'Förfallna. How many are past their last day and not completed' })
  overdue: number;

  @Field(() => Float, { nullable: true, description: 'Andel genomförda. Per cent, 0 to 100; null where there are no measures' })
  percent: number | null;
}
