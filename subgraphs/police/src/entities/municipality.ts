import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "code")')
@Directive('@cacheControl(maxAge: 300)')
@ObjectType({ description: DESCRIPTIONS.Municipality })
export class Municipality {
  @Field(() => ID, { description: DESCRIPTIONS.code })
  code: string;

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }
}
