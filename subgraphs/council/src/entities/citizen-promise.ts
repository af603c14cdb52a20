import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.CitizenPromise })
export class CitizenPromise {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  id: string;

  static of(id: string): CitizenPromise {
    return Object.assign(new CitizenPromise(), { id });
  }
}
