import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Fokusområde. A promise’s focus area; the promises’ subgraph owns it' })
export class FocusArea {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  id: string;

  static of(id: string): FocusArea {
    return Object.assign(new FocusArea(), { id });
  }
}
