import { Visibility } from '@hub/kernel';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Den som frågar. Who the hub thinks the caller is' })
export class Viewer {
  @Field(() => String, { nullable: true, description: 'Partner. The partner’s short name; null for anyone' })
  partner: string | null;

  @Field(() => Visibility, { nullable: true, description: 'Nivå. The level the caller reads at' })
  level: Visibility;

  @Field(() => [String], { nullable: true, description: 'Behörigheter. The scopes held; empty for anyone' })
  scopes: readonly string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Kommuner. Codes of the municipalities the grant covers; null means all of them',
  })
  municipalities: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: 'Budget. Requests a minute; null where none is set' })
  budget: number | null;
}
