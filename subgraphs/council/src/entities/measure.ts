import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.Measure })
export class Measure {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  id: string;

  static of(id: string): Measure {
    return Object.assign(new Measure(), { id });
  }
}
