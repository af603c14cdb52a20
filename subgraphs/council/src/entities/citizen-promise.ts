import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Medborgarlöfte. A citizen promise; the promises’ subgraph owns it' })
export class CitizenPromise {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  id: string;

  static of(id: string): CitizenPromise {
    return Object.assign(new CitizenPromise(), { id });
  }
}
