import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@key(fields: "slug")')
@ObjectType({ description: DESCRIPTIONS.Organisation })
export class Organisation {
  @Field({ description: DESCRIPTIONS.slug })
  slug: string;
}
