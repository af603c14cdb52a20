import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Åtgärd. A measure of a citizen promise, by its id' })
export class Measure {
  @Field(() => ID, { description: 'Id. The measure’s UUID' })
  id: string;
}
