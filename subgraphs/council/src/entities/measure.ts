import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Åtgärd. What somebody does within a focus area; the promises’ subgraph owns it' })
export class Measure {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  id: string;

  static of(id: string): Measure {
    return Object.assign(new Measure(), { id });
  }
}
