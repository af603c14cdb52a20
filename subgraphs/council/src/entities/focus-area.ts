import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.FocusArea })
export class FocusArea {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  id: string;

  static of(id: string): FocusArea {
    return Object.assign(new FocusArea(), { id });
  }
}
